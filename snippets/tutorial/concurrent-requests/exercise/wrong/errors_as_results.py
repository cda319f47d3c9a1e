"""With a host that does not exist, statuses should return [200, 404, None, 200], not [200, 404,
ConnectError('[Errno -2] Name or service not known'), 200]."""

import asyncio

import httpx


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        requests = [client.get(url) for url in urls]
        results = await asyncio.gather(*requests, return_exceptions=True)
    return [getattr(result, "status_code", result) for result in results]
