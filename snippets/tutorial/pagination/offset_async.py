import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx


async def products(client: httpx.AsyncClient) -> AsyncIterator[dict[str, Any]]:
    skip = 0
    while True:
        response = await client.get(
            "https://dummyjson.com/products", params={"limit": 50, "skip": skip}
        )
        response.raise_for_status()
        page = response.json()
        for product in page["products"]:
            yield product
        skip += len(page["products"])
        if not page["products"] or skip >= page["total"]:
            return


async def main() -> None:
    async with httpx.AsyncClient() as client:
        ids = [product["id"] async for product in products(client)]
    print(len(ids) > 100, len(ids) == len(set(ids)))
    #> True True


asyncio.run(main())
