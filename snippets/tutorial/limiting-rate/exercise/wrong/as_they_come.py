"""statuses should return [200, 404, 204, 503], in the order of the URLs, not [404, 204, 503,
200]."""

import asyncio

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    found = []

    async def fetch(place: int, url: str) -> None:
        await asyncio.sleep(place / per_second)
        found.append((await client.get(url)).status_code)

    async with httpx.AsyncClient() as client:
        await asyncio.gather(*(fetch(place, url) for place, url in enumerate(urls)))
    return found
