"""3 clients were opened for 3 requests; one can send them all."""

import httpx


async def status(url: str) -> int:
    async with httpx.AsyncClient() as client:
        return (await client.get(url)).status_code


async def statuses(urls: list[str]) -> list[int]:
    return [await status(url) for url in urls]
