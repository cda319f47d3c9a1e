import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import httpx

SECONDS = 15.0


@dataclass
class Counted:
    login: str
    public_repos: int


@dataclass
class Failed:
    login: str
    reason: str


async def fetch(client: httpx.AsyncClient, login: str) -> Counted | Failed:
    try:
        async with asyncio.timeout(SECONDS):
            response = await client.get(f"/users/{quote(login, safe='')}")
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except (httpx.HTTPError, TimeoutError, ValueError, KeyError, TypeError) as error:
        return Failed(login, type(error).__name__)


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    outcomes: dict[int, Counted | Failed] = {}

    async def work(places: Iterator[tuple[int, str]]) -> None:
        async with httpx.AsyncClient(
            base_url="https://api.github.com", http2=True, timeout=SECONDS
        ) as client:
            for place, login in places:
                outcomes[place] = await fetch(client, login)

    places = enumerate(logins)
    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(work(places))
    return [outcomes[place] for place in range(len(logins))]
