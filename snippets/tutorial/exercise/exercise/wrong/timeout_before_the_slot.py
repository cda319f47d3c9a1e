"""Of 20 users who respond within 10 s each, 10 are Failed: the time of some ran before their
requests were sent."""

import asyncio
from typing import NamedTuple
from urllib.parse import quote

import httpx


class Counted(NamedTuple):
    login: str
    public_repos: int


class Failed(NamedTuple):
    login: str


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, login: str
) -> Counted | Failed:
    url = f"https://api.github.com/users/{quote(login, safe='')}"
    try:
        async with asyncio.timeout(15.0), limit:
            response = await client.get(url)
        response.raise_for_status()
        number = response.json()["public_repos"]
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError):
        return Failed(login)
    return Counted(login, number) if isinstance(number, int) else Failed(login)


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    limit = asyncio.Semaphore(10)
    async with httpx.AsyncClient(http2=True, timeout=15.0) as client:
        return await asyncio.gather(*(fetch(client, limit, login) for login in logins))
