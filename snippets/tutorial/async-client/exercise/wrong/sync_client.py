"""The requests are sent by a sync client; use an AsyncClient, which lets other tasks run."""

import httpx


async def statuses(urls: list[str]) -> list[int]:
    with httpx.Client() as client:
        return [client.get(url).status_code for url in urls]
