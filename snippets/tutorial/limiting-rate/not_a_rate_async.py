import asyncio
import time

import httpx


async def fetch(
    client: httpx.AsyncClient,
    limit: asyncio.Semaphore,
    starts: list[float],
) -> None:
    async with limit:
        starts.append(time.monotonic())
        response = await client.get("https://httpbin.org/get")
        await asyncio.sleep(0.1)
    response.raise_for_status()


async def main() -> None:
    limit = asyncio.Semaphore(5)
    starts: list[float] = []
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(fetch(client, limit, starts))
    print(" ".join(f"{start - starts[0]:.2f}" for start in starts))
    #> 0.00 0.00 0.00 0.00 0.00 0.20 0.20 0.20 0.20 0.20


asyncio.run(main())
