"""statuses should return [200, 404, 200], in the order of the URLs, not [200, None, 200]."""

import asyncio

import httpx


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    try:
        return (await client.get(url)).raise_for_status().status_code
    except httpx.HTTPError:
        return None


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*(status(client, url) for url in urls))
