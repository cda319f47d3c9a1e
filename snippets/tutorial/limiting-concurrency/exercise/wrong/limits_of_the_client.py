"""8 requests were under way at the same time, where 3 are allowed."""

import asyncio

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(limits=limits) as client:
        requests = (client.get(url) for url in urls)
        results = await asyncio.gather(*requests, return_exceptions=True)
    good = [each for each in results if getattr(each, "is_success", False)]
    return len(good), len(urls) - len(good)
