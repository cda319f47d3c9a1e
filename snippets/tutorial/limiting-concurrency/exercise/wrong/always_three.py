"""3 requests were under way at the same time, where 2 are allowed."""

import asyncio

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    limit = asyncio.Semaphore(3)

    async def fetch(url: str) -> bool:
        async with limit:
            return (await client.get(url)).is_success

    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    return results.count(True), len(urls) - results.count(True)
