"""A response that came after 14 s is in time, but the outcome is [Failed(login='django')]."""

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
        async with limit, asyncio.timeout(15.0):
            response = await client.get(url)
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError):
        return Failed(login)


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    limit = asyncio.Semaphore(10)
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*(fetch(client, limit, login) for login in logins))
