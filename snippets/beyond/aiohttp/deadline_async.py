import asyncio

import httpx


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, seconds: int
) -> str:
    url = f"http://httpbin.org/drip?duration={seconds}&numbytes=6&delay=0"
    try:
        async with limit, asyncio.timeout(3.0):
            response = await client.get(url, timeout=None)
            response.raise_for_status()
    except TimeoutError:
        return "timed out"
    return f"{len(response.content)} bytes"


async def main() -> None:
    limit = asyncio.Semaphore(10)
    async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(fetch(client, limit, seconds))
            for seconds in [1, 6]
        ]
    for task in tasks:
        print(task.result())
        #> 6 bytes
        #> timed out


asyncio.run(main())
