import asyncio
import time

import httpx

URLS = [
    "https://httpbin.org/delay/1",
    "https://httpbin.org/delay/2",
    "https://httpbin.org/status/404",
    "https://no-such-host.invalid/",
]


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    try:
        return (await client.get(url)).status_code
    except httpx.HTTPError:
        return None


async def statuses(urls: list[str]) -> list[int | None]:
    """The status of each URL, in their order; None if there was no response."""
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(status(client, url)) for url in urls]
    return [task.result() for task in tasks]


async def main() -> None:
    start = time.monotonic()
    print(await statuses(URLS))
    #> [200, 200, 404, None]
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 2.1 s


asyncio.run(main())
