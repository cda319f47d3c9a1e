"""An answer that came after 0.1 s was read after 1.0 s: something stops the event loop."""

import asyncio
import time

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    async def fetch(url: str) -> int:
        time.sleep(1 / per_second)
        return (await client.get(url)).status_code

    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*map(fetch, urls))
