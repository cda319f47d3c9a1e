"""The outcome for no.such.user should be Failed('no.such.user', …), not
Counted(login='no.such.user', public_repos=-1)."""

import asyncio
from typing import NamedTuple

import httpx


class Counted(NamedTuple):
    login: str
    public_repos: int


async def fetch(client: httpx.AsyncClient, login: str) -> Counted:
    try:
        async with asyncio.timeout(15.0):
            response = await client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError):
        return Counted(login, -1)


async def fetch_all(logins: list[str]) -> list[Counted]:
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*(fetch(client, login) for login in logins))
