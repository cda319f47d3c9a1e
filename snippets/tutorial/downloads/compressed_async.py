import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/gzip"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            total = int(response.headers["Content-Length"])
            decoded = 0
            async for chunk in response.aiter_bytes():
                decoded += len(chunk)
            print("decoded content is longer than promised:", decoded > total)
            #> decoded content is longer than promised: True
            print(f"downloaded: {response.num_bytes_downloaded / total:.0%}")
            #> downloaded: 100%


asyncio.run(main())
