import asyncio
import time

import httpx


async def fetch(client: httpx.AsyncClient, limit: asyncio.Semaphore) -> None:
    async with limit:
        response = await client.get("https://httpbin.org/delay/1")
    response.raise_for_status()


async def elapsed(at_once: int) -> float:
    """The seconds that ten requests take, with at most `at_once` in flight."""
    start = time.monotonic()
    limit = asyncio.Semaphore(at_once)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(fetch(client, limit))
    return time.monotonic() - start


async def main() -> None:
    for at_once in [1, 3, 10]:
        print(f"{at_once:2} at once: {await elapsed(at_once):4.1f} s")
        #>  1 at once: 11.0 s
        #>  3 at once:  4.4 s
        #> 10 at once:  1.1 s


asyncio.run(main())
