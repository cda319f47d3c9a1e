import asyncio
import time

import httpx

TIMEOUT = httpx.Timeout(10.0, connect=5.0)


async def get(url: str, seconds: float) -> httpx.Response:
    async with asyncio.timeout(seconds):
        async with httpx.AsyncClient(timeout=TIMEOUT) as client:
            return await client.get(url)


def fetch(url: str, seconds: float) -> bytes:
    response = asyncio.run(get(url, seconds))
    response.raise_for_status()
    return response.content


start = time.monotonic()
try:
    fetch("https://httpbin.org/drip?duration=6&numbytes=6&delay=0", 3.0)
except (TimeoutError, httpx.TimeoutException) as error:
    print(f"{type(error).__name__} after {time.monotonic() - start:.0f} s")
    #> TimeoutError after 3 s
