import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    async with httpx.AsyncClient(timeout=2.0) as client:
        try:
            async with asyncio.timeout(3.0):
                response = await client.get(url)
                response.raise_for_status()
        except TimeoutError:
            print("given up after 3 seconds")
            #> given up after 3 seconds


asyncio.run(main())
