import asyncio

import httpx

URLS = [f"https://httpbin.org/anything/{number}" for number in range(30)]


async def fetch(
    client: httpx.AsyncClient, slots: asyncio.Semaphore, url: str
) -> bytes:
    async with slots, asyncio.timeout(30.0):
        response = await client.get(url)
    response.raise_for_status()
    return response.content


async def main() -> None:
    slots = asyncio.Semaphore(20)
    timeout = httpx.Timeout(10.0, connect=2.0)
    async with httpx.AsyncClient(http2=True, timeout=timeout) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, slots, url)) for url in URLS
            ]
    print(f"{len(tasks)} responses")
    #> 30 responses


asyncio.run(main())
