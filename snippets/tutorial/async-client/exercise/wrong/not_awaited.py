"""statuses raises AttributeError on line 8."""

import httpx


async def statuses(urls: list[str]) -> list[int]:
    async with httpx.AsyncClient() as client:
        return [client.get(url).status_code for url in urls]
