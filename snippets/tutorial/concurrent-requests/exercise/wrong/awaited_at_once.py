"""All 3 requests were sent one after the other."""

import asyncio

import httpx


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        responses = [await asyncio.create_task(client.get(url)) for url in urls]
    return [response.status_code for response in responses]
