import asyncio
import time

import httpx


async def main() -> None:
    start = time.monotonic()
    async with httpx.AsyncClient() as client:
        for _ in range(3):
            response = await client.get("https://httpbin.org/delay/1")
            elapsed = time.monotonic() - start
            print(f"{response.status_code} after {elapsed:.0f} s")
            #> 200 after 1 s
            #> 200 after 2 s
            #> 200 after 3 s


asyncio.run(main())
