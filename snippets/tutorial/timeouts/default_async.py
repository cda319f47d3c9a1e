import asyncio
import time

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        start = time.monotonic()
        try:
            await client.get("https://httpbin.org/delay/8")
        except httpx.ReadTimeout:
            print(f"given up after {time.monotonic() - start:.0f} s")
            #> given up after 5 s


asyncio.run(main())
