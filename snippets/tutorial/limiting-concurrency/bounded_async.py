import asyncio

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(8)]
URLS += ["https://httpbin.org/status/503", "https://no-such-host.invalid/"]


async def status(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str
) -> int | None:
    """The status of the URL; None if there was no response."""
    async with limit:
        try:
            return (await client.get(url)).status_code
        except (httpx.RequestError, httpx.InvalidURL, ValueError):
            return None


async def main() -> None:
    limit = asyncio.Semaphore(3)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(status(client, limit, url)) for url in URLS
            ]
    print([task.result() for task in tasks])
    #> [200, 200, 200, 200, 200, 200, 200, 200, 503, None]


asyncio.run(main())
