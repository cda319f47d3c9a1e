"""The request after a slow one started 3.6 s later: it waited for its answer."""

import asyncio

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    found = []
    async with httpx.AsyncClient() as client:
        for url in urls:
            found.append((await client.get(url)).status_code)
            await asyncio.sleep(1 / per_second)
    return found
