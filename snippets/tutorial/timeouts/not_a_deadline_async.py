import asyncio
import time

import httpx


async def main() -> None:
    url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    start = time.monotonic()
    async with httpx.AsyncClient(timeout=2.0) as client:
        response = await client.get(url)
    response.raise_for_status()
    elapsed = time.monotonic() - start
    print(f"{len(response.content)} bytes in {elapsed:.0f} s")
    #> 6 bytes in 5 s


asyncio.run(main())
