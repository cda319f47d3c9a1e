"""A line should be 'http://httpbin.org/ip HTTP/1.1'; report returns 'http://httpbin.org/ip
HTTP/2'."""

import asyncio

import httpx


async def line(client: httpx.AsyncClient, url: str) -> str:
    response = await client.get(url)
    response.raise_for_status()
    return f"{url} HTTP/2"


async def report(urls: list[str]) -> list[str]:
    async with httpx.AsyncClient(http2=True) as client:
        return await asyncio.gather(*[line(client, url) for url in urls])
