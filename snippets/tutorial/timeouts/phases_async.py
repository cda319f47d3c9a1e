import asyncio
import time

import httpx

TIMEOUT = httpx.Timeout(6.0, connect=3.0)


async def what_was_late(client: httpx.AsyncClient, url: str) -> str:
    start = time.monotonic()
    try:
        response = await client.get(url)
        response.raise_for_status()
    except httpx.ConnectTimeout:
        return f"no connection after {time.monotonic() - start:.0f} s"
    except httpx.ReadTimeout:
        return f"no answer after {time.monotonic() - start:.0f} s"
    return "nothing"


async def main() -> None:
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
            print(await what_was_late(client, url))
            #> no connection after 3 s
            #> no answer after 6 s


asyncio.run(main())
