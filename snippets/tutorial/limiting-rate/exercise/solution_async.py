import asyncio
import time

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(8)]


async def fetch(client: httpx.AsyncClient, delay: float, url: str) -> int:
    await asyncio.sleep(delay)
    return (await client.get(url)).status_code


async def statuses(urls: list[str], per_second: int) -> list[int]:
    """The statuses, with `per_second` requests started each second."""
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, place / per_second, url))
                for place, url in enumerate(urls)
            ]
    return [task.result() for task in tasks]


async def main() -> None:
    start = time.monotonic()
    print(len(await statuses(URLS, per_second=4)), "responses")
    #> 8 responses
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 1.9 s


asyncio.run(main())
