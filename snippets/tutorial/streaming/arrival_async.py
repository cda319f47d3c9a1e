import asyncio
import time

import httpx


async def main() -> None:
    url = "https://httpbin.org/drip?duration=4&numbytes=4&delay=0"
    start = time.monotonic()
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                elapsed = time.monotonic() - start
                print(f"{len(chunk)} byte after {elapsed:.1f} s")
                #> 1 byte after 0.1 s
                #> 1 byte after 1.1 s
                #> 1 byte after 2.1 s
                #> 1 byte after 3.1 s


asyncio.run(main())
