import asyncio
import json
from collections import Counter

import httpx

AT_ONCE = 5
UrlQueue = asyncio.Queue[str | None]


async def produce(client: httpx.AsyncClient, queue: UrlQueue) -> None:
    url = "https://httpbin.org/stream/15"
    async with client.stream("GET", url) as response:
        response.raise_for_status()
        async for line in response.aiter_lines():
            number = json.loads(line)["id"]
            await queue.put(f"https://httpbin.org/get?id={number}")
    for _ in range(AT_ONCE):
        await queue.put(None)


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    """The status of the URL; None if there was no response."""
    try:
        return (await client.get(url)).status_code
    except (httpx.RequestError, httpx.InvalidURL, ValueError):
        return None


async def work(
    client: httpx.AsyncClient, queue: UrlQueue, statuses: list[int | None]
) -> None:
    while (url := await queue.get()) is not None:
        statuses.append(await status(client, url))


async def main() -> None:
    queue = UrlQueue(maxsize=AT_ONCE)
    statuses: list[int | None] = []
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            group.create_task(produce(client, queue))
            for _ in range(AT_ONCE):
                group.create_task(work(client, queue, statuses))
    print(Counter(statuses))
    #> Counter({200: 15})


asyncio.run(main())
