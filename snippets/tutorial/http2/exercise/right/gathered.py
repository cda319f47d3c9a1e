import asyncio

import httpx


async def report(urls: list[str]) -> list[str]:
    async with httpx.AsyncClient(http2=True) as client:
        responses = await asyncio.gather(*[client.get(url) for url in urls])
    lines = []
    for url, response in zip(urls, responses, strict=True):
        response.raise_for_status()
        lines.append(f"{url} {response.http_version}")
    return lines
