"""All 3 requests were sent one after the other."""

import httpx


async def report(urls: list[str]) -> list[str]:
    lines = []
    async with httpx.AsyncClient(http2=True) as client:
        for url in urls:
            response = await client.get(url)
            response.raise_for_status()
            lines.append(f"{url} {response.http_version}")
    return lines
