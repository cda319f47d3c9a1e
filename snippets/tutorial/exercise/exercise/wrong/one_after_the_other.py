"""All 5 requests were sent one after the other."""

import asyncio
from typing import NamedTuple

import httpx


class Counted(NamedTuple):
    login: str
    public_repos: int


class Failed(NamedTuple):
    login: str


async def fetch(client: httpx.AsyncClient, login: str) -> Counted | Failed:
    try:
        async with asyncio.timeout(15.0):
            response = await client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError):
        return Failed(login)


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    async with httpx.AsyncClient() as client:
        return [await fetch(client, login) for login in logins]
