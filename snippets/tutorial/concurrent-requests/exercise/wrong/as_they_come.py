"""statuses should return [200, 404, 200], in the order of the URLs, not [404, 200, 200]."""

import asyncio

import httpx


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        coming = asyncio.as_completed([client.get(url) for url in urls])
        return [(await each).status_code for each in coming]
