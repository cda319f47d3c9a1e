"""It took 5.3 s where 3.3 s would do: places stay empty until the slowest of a batch is done."""

import asyncio
from itertools import islice

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    left, results = iter(urls), []
    async with httpx.AsyncClient() as client:
        while batch := [client.get(url) for url in islice(left, at_once)]:
            results += await asyncio.gather(*batch, return_exceptions=True)
    good = [each for each in results if getattr(each, "is_success", False)]
    return len(good), len(urls) - len(good)
