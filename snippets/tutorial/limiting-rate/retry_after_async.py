import asyncio
import math
import time
from email.utils import formatdate, parsedate_to_datetime

import httpx

URL = "https://httpbin.org/response-headers"


def retry_after(value: str) -> int | None:
    """The seconds that the header asks for; None if it's malformed."""
    try:
        if value.isdecimal():
            return int(value)
        end = parsedate_to_datetime(value).timestamp()
    except ValueError:
        return None
    return max(0, math.ceil(end - time.time()))


async def main() -> None:
    values = ["120", formatdate(time.time() + 90, usegmt=True), "soon"]
    async with httpx.AsyncClient() as client:
        for value in values:
            response = await client.get(URL, params={"Retry-After": value})
            response.raise_for_status()
            print(retry_after(response.headers["Retry-After"]))
            #> 120
            #> 90
            #> None


asyncio.run(main())
