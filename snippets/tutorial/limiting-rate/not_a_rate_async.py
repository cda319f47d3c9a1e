import asyncio
import time

import httpx


async def fetch(client: httpx.AsyncClient, limit: asyncio.Semaphore) -> float:
    """When the request was sent."""
    async with limit:
        sent = time.monotonic()
        await client.get("https://httpbin.org/get")
        await asyncio.sleep(0.1)
    return sent


async def main() -> None:
    limit = asyncio.Semaphore(5)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(client, limit)) for _ in range(10)]
    sent = [task.result() for task in tasks]
    print(*(f"{each - sent[0]:.1f}" for each in sent))
    #> 0.0 0.0 0.0 0.0 0.0 0.2 0.2 0.2 0.2 0.2


asyncio.run(main())
