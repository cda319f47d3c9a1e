import asyncio

import httpx

URLS = [
    "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "https://httpbin.org/stream-bytes/10000?chunk_size=2500",
]


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            async with client.stream("GET", url) as response:
                response.raise_for_status()
                total = response.headers.get("Content-Length")
                async for _ in response.aiter_bytes():
                    received = response.num_bytes_downloaded
                    if total:
                        print(f"{received / int(total):.0%}")
                        #> 25%
                        #> 50%
                        #> 75%
                        #> 100%
                    else:
                        print(f"{received} bytes")
                        #> 2500 bytes
                        #> 5000 bytes
                        #> 7500 bytes
                        #> 10000 bytes


asyncio.run(main())
