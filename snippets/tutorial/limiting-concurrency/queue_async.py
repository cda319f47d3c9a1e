import asyncio
from collections import Counter

import httpx

AT_ONCE = 5
Queue = asyncio.Queue[str | None]


async def produce(queue: Queue) -> None:
    for code in [200, 404, 200] * 5:
        await queue.put(f"https://httpbin.org/status/{code}")
    for _ in range(AT_ONCE):
        await queue.put(None)


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    """The status of the URL; None if there was no response."""
    try:
        return (await client.get(url)).status_code
    except httpx.RequestError:
        return None


async def work(
    client: httpx.AsyncClient, queue: Queue, statuses: list[int | None]
) -> None:
    while (url := await queue.get()) is not None:
        statuses.append(await status(client, url))


async def main() -> None:
    queue = Queue(maxsize=AT_ONCE)
    statuses: list[int | None] = []
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            group.create_task(produce(queue))
            for _ in range(AT_ONCE):
                group.create_task(work(client, queue, statuses))
    print(Counter(statuses))
    #> Counter({200: 10, 404: 5})


asyncio.run(main())
