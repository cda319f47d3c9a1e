"""3 clients were opened for 3 requests; one can send them all."""

import asyncio

import httpx


async def line(url: str) -> str:
    async with httpx.AsyncClient(http2=True) as client:
        response = await client.get(url)
    return f"{url} {response.raise_for_status().http_version}"


async def report(urls: list[str]) -> list[str]:
    return await asyncio.gather(*map(line, urls))
