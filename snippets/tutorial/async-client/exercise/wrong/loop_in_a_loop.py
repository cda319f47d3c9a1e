"""statuses is no coroutine function: it is awaited, so it has to be async def."""

import asyncio

import httpx


async def fetch(urls: list[str]) -> list[int]:
    async with httpx.AsyncClient() as client:
        return [(await client.get(url)).status_code for url in urls]


def statuses(urls: list[str]) -> list[int]:
    return asyncio.run(fetch(urls))
