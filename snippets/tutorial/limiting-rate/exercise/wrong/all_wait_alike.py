"""At 2 a second two starts should be 0.50 s apart; some are 0.00 s apart."""

import asyncio

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    async def fetch(url: str) -> int:
        await asyncio.sleep(1 / per_second)
        return (await client.get(url)).status_code

    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*map(fetch, urls))
