"""The request after a slow one started 3.6 s later: it waited for its answer."""

import asyncio

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    turn = asyncio.Lock()

    async def fetch(url: str) -> int:
        async with turn:
            await asyncio.sleep(1 / per_second)
            return (await client.get(url)).status_code

    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*map(fetch, urls))
