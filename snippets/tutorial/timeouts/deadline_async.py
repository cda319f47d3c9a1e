import asyncio

import httpx


async def fetch(url: str, seconds: float) -> bytes:
    async with asyncio.timeout(seconds):
        async with httpx.AsyncClient(timeout=2.0) as client:
            response = await client.get(url)
            response.raise_for_status()
    return response.content


async def main() -> None:
    url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    try:
        await fetch(url, 3.0)
    except TimeoutError:
        print("given up after 3 seconds")
        #> given up after 3 seconds


asyncio.run(main())
