import asyncio
import time

import httpx

URLS = [f"https://httpbin.org/delay/1?id={number}" for number in range(8)]
URLS += ["https://httpbin.org/status/503", "https://no-such-host.invalid/"]


async def succeeds(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str
) -> bool:
    async with limit:
        try:
            return (await client.get(url)).is_success
        except httpx.HTTPError:
            return False


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    """How many requests succeeded, and how many failed."""
    limit = asyncio.Semaphore(at_once)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(succeeds(client, limit, url)) for url in urls
            ]
    results = [task.result() for task in tasks]
    return results.count(True), results.count(False)


async def main() -> None:
    start = time.monotonic()
    print(await count(URLS, at_once=4))
    #> (8, 2)
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 2.3 s


asyncio.run(main())
