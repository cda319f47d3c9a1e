"""All 9 requests were sent one after the other."""

import asyncio

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    limit = asyncio.Semaphore(at_once)
    good = 0
    async with httpx.AsyncClient() as client:
        for url in urls:
            async with limit:
                try:
                    good += (await client.get(url)).is_success
                except (httpx.HTTPError, httpx.InvalidURL):
                    pass
    return good, len(urls) - good
