import asyncio
import time

import httpx


async def fetch(url: str, seconds: float) -> bytes:
    async with asyncio.timeout(seconds):
        async with httpx.AsyncClient(timeout=2.0) as client:
            response = await client.get(url)
            response.raise_for_status()
    return response.content


async def main() -> None:
    url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    start = time.monotonic()
    try:
        await fetch(url, 3.0)
    except TimeoutError:
        print(f"given up after {time.monotonic() - start:.0f} s")
        #> given up after 3 s


asyncio.run(main())
