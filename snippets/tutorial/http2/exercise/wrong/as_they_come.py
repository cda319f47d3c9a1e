"""The lines are right, but not in the order of the URLs."""

import asyncio

import httpx


async def report(urls: list[str]) -> list[str]:
    lines = []

    async def add_line(url: str) -> None:
        response = await client.get(url)
        response.raise_for_status()
        lines.append(f"{url} {response.http_version}")

    async with httpx.AsyncClient(http2=True) as client:
        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(add_line(url))
    return lines
