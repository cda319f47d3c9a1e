"""A host that does not answer in time cost all others their status: ReadTimeout on line 10."""

import asyncio

import httpx


async def status(client: httpx.AsyncClient, url: str) -> int | None:
    try:
        return (await client.get(url)).status_code
    except httpx.ConnectError:
        return None


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*(status(client, url) for url in urls))
