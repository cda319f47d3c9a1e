import asyncio
import time

import httpx


async def fetch(client: httpx.AsyncClient) -> None:
    response = await client.get("https://httpbin.org/delay/1")
    response.raise_for_status()


async def main() -> None:
    start = time.monotonic()
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(fetch(client))
    print(f"{time.monotonic() - start:.0f} s")
    #> 1 s


asyncio.run(main())
