import asyncio
import time

import httpx

TIMEOUT = httpx.Timeout(10.0, connect=5.0)


async def fetch(client: httpx.AsyncClient, url: str, seconds: float) -> bytes:
    async with asyncio.timeout(seconds):
        response = await client.get(url)
    response.raise_for_status()
    return response.content


async def main() -> None:
    url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        start = time.monotonic()
        try:
            await fetch(client, url, 3.0)
        except (TimeoutError, httpx.TimeoutException) as error:
            print(
                f"{type(error).__name__} after {time.monotonic() - start:.0f} s"
            )
            #> TimeoutError after 3 s


asyncio.run(main())
