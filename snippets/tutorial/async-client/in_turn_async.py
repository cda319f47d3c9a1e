import asyncio
import time

import httpx


async def fetch(client: httpx.AsyncClient) -> None:
    response = await client.get("https://httpbin.org/delay/1")
    response.raise_for_status()


async def main() -> None:
    start = time.monotonic()
    async with httpx.AsyncClient() as client:
        for _ in range(3):
            await fetch(client)
    print(f"{time.monotonic() - start:.0f} s")
    #> 3 s


asyncio.run(main())
