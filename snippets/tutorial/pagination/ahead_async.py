import asyncio
import time
from typing import Any

import httpx


async def fetch(client: httpx.AsyncClient, skip: int) -> dict[str, Any]:
    """Fetch a page; the server takes a second for it."""
    params = {"limit": 40, "skip": skip, "delay": 1000}
    response = await client.get("https://dummyjson.com/products", params=params)
    response.raise_for_status()
    return response.json()


async def work_on(products: list[dict[str, Any]]) -> None:
    await asyncio.sleep(1)


async def main() -> None:
    start = time.monotonic()
    async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
        page = await fetch(client, 0)
        for _ in range(3):
            skip = page["skip"] + len(page["products"])
            following = group.create_task(fetch(client, skip))
            await work_on(page["products"])
            page = await following
        await work_on(page["products"])
    print(f"4 pages in {time.monotonic() - start:.0f} s")
    #> 4 pages in 5 s


asyncio.run(main())
