"""count raises InvalidURL on line 11."""

import asyncio

import httpx


async def succeeds(client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str) -> bool:
    async with limit:
        try:
            return (await client.get(url)).is_success
        except httpx.HTTPError:
            return False


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    limit = asyncio.Semaphore(at_once)
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(*(succeeds(client, limit, url) for url in urls))
    return results.count(True), results.count(False)
