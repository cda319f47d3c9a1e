"""8 requests were under way at the same time, where 3 are allowed."""

import asyncio

import httpx


async def succeeds(client: httpx.AsyncClient, at_once: int, url: str) -> bool:
    async with asyncio.Semaphore(at_once):
        try:
            return (await client.get(url)).is_success
        except (httpx.HTTPError, httpx.InvalidURL):
            return False


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(*(succeeds(client, at_once, url) for url in urls))
    return results.count(True), results.count(False)
