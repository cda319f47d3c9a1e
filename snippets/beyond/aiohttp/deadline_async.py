import asyncio

import httpx


async def main() -> None:
    url = "http://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    async with httpx.AsyncClient(timeout=None) as client:
        try:
            async with asyncio.timeout(3.0):
                response = await client.get(url)
                response.raise_for_status()
                print(len(response.content), "bytes")
        except TimeoutError:
            print("timed out")
            #> timed out


asyncio.run(main())
