import asyncio
import time

import httpx


async def fetch(client: httpx.AsyncClient, delay: int) -> None:
    response = await client.get(f"https://httpbin.org/delay/{delay}")
    response.raise_for_status()


async def main() -> None:
    start = time.monotonic()
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for delay in [1, 2, 3]:
                group.create_task(fetch(client, delay))
    print(f"3 responses after {time.monotonic() - start:.1f} s")
    #> 3 responses after 3.1 s


asyncio.run(main())
