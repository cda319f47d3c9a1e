import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator

import httpx


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    """The status of the URL; None if there was no response."""
    try:
        return (await client.get(url)).status_code
    except (httpx.RequestError, httpx.InvalidURL, ValueError):
        return None


async def work(
    client: httpx.AsyncClient,
    urls: Iterator[str],
    statuses: dict[str, int | None],
) -> None:
    for url in urls:
        statuses[url] = await status(client, url)


async def check(urls: Iterable[str], at_once: int) -> dict[str, int | None]:
    """The status of each URL, with at most `at_once` requests in flight."""
    statuses: dict[str, int | None] = {}
    shared = iter(urls)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(work(client, shared, statuses))
    return statuses


async def main() -> None:
    urls = (f"https://httpbin.org/get?id={number}" for number in range(100))
    statuses = await check(urls, at_once=5)
    print(Counter(statuses.values()))
    #> Counter({200: 100})


asyncio.run(main())
