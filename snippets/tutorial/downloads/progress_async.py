import asyncio

import httpx

URLS = [
    "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "https://httpbin.org/stream-bytes/10000?chunk_size=2500",
]


def show(received: int, total: int) -> None:
    """Print how far a download is; a total of 0 is an unknown one."""
    print(f"{received / total:.0%}" if total else f"{received} bytes")
    #> 25%
    #> 50%
    #> 75%
    #> 100%
    #> 100%
    #> 2500 bytes
    #> 5000 bytes
    #> 7500 bytes
    #> 10000 bytes
    #> 10000 bytes


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            async with client.stream("GET", url) as response:
                response.raise_for_status()
                total = int(response.headers.get("Content-Length", 0))
                async for _ in response.aiter_bytes():
                    show(response.num_bytes_downloaded, total)
                show(response.num_bytes_downloaded, total)


asyncio.run(main())
