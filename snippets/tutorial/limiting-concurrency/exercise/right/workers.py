import asyncio

import httpx


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    left, good = list(urls), []

    async def work() -> None:
        while left:
            try:
                good.append((await client.get(left.pop(0))).raise_for_status())
            except (httpx.HTTPError, httpx.InvalidURL):
                pass

    async with httpx.AsyncClient() as client:
        await asyncio.gather(*(work() for _ in range(at_once)))
    return len(good), len(urls) - len(good)
