import math
import time
from datetime import UTC
from email.utils import formatdate, parsedate_to_datetime

import httpx


def retry_after(value: str) -> int | None:
    """The seconds that the header tells you to wait; None if it's malformed."""
    try:
        if value.isdecimal():
            return int(value)
        end = parsedate_to_datetime(value).replace(tzinfo=UTC).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0, math.ceil(end - time.time()))


for value in ["120", formatdate(time.time() + 90, usegmt=True), "soon"]:
    response = httpx.Response(429, headers={"Retry-After": value})
    print(retry_after(response.headers["Retry-After"]))
    #> 120
    #> 90
    #> None
