"""The requests are sent by a sync client; use an AsyncClient, which lets other tasks run."""

import asyncio

import httpx


async def statuses(urls: list[str]) -> list[int]:
    return [(await asyncio.to_thread(httpx.get, url)).status_code for url in urls]
