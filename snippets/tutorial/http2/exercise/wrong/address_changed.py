"""http://httpbin.org/ip was not requested."""

import asyncio

import httpx


async def line(client: httpx.AsyncClient, url: str) -> str:
    response = await client.get(url.replace("http://", "https://"))
    return f"{url} {response.raise_for_status().http_version}"


async def report(urls: list[str]) -> list[str]:
    async with httpx.AsyncClient(http2=True) as client:
        return await asyncio.gather(*[line(client, url) for url in urls])
