import asyncio

import httpx


async def main() -> None:
    url = "http://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    async with httpx.AsyncClient(timeout=3.0) as client:
        try:
            response = await client.get(url)
            response.raise_for_status()
            print(len(response.content), "bytes")
            #> 6 bytes
        except httpx.TimeoutException:
            print("timed out")


asyncio.run(main())
