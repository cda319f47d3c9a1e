import asyncio

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(10)]


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str
) -> str:
    async with limit:
        response = await client.get(url)
    response.raise_for_status()
    return response.json()["args"]["id"]


async def main() -> None:
    limit = asyncio.Semaphore(3)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, limit, url)) for url in URLS
            ]
    ids = [task.result() for task in tasks]
    print(" ".join(ids))
    #> 0 1 2 3 4 5 6 7 8 9


asyncio.run(main())
