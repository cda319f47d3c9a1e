import asyncio
import time
from typing import Any

import httpx

LIMIT = 50


async def fetch(client: httpx.AsyncClient, skip: int) -> dict[str, Any]:
    """Fetch a page; the server takes a second for it."""
    params = {"limit": LIMIT, "skip": skip, "delay": 1000}
    response = await client.get("https://dummyjson.com/products", params=params)
    response.raise_for_status()
    return response.json()


async def main() -> None:
    start = time.monotonic()
    few = asyncio.Semaphore(5)

    async def fetch_politely(skip: int) -> dict[str, Any]:
        async with few:
            return await fetch(client, skip)

    async with httpx.AsyncClient() as client:
        first = await fetch(client, 0)
        step = max(len(first["products"]), 1)
        skips = range(step, first["total"], step)
        rest = await asyncio.gather(*(fetch_politely(skip) for skip in skips))
    ids = {
        product["id"] for page in [first, *rest] for product in page["products"]
    }
    if len(ids) != first["total"]:
        raise ValueError(f"{len(ids)} products instead of {first['total']}")
    print(f"all products in {time.monotonic() - start:.0f} s")
    #> all products in 2 s


asyncio.run(main())
