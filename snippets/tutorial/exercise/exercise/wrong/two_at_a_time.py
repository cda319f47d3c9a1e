"""Only 2 of 5 requests were under way at the same time."""

import asyncio
from typing import NamedTuple

import httpx


class Counted(NamedTuple):
    login: str
    public_repos: int


class Failed(NamedTuple):
    login: str


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, login: str
) -> Counted | Failed:
    try:
        async with limit, asyncio.timeout(15.0):
            response = await client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError):
        return Failed(login)


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    async with httpx.AsyncClient() as client:
        limit = asyncio.Semaphore(2)
        return await asyncio.gather(*(fetch(client, limit, login) for login in logins))
