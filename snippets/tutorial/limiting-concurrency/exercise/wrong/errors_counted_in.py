"""Of 10 URLs 7 answer with success and 3 fail; count returns (8, 2)."""

import asyncio

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    limit = asyncio.Semaphore(at_once)

    async def fetch(url: str) -> httpx.Response:
        async with limit:
            return await client.get(url)

    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(*map(fetch, urls), return_exceptions=True)
    failed = [each for each in results if isinstance(each, Exception)]
    return len(results) - len(failed), len(failed)
