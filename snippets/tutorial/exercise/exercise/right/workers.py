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


async def fetch(login: str) -> Counted | Failed:
    try:
        url = f"https://api.github.com/users/{quote(login, safe='')}"
        async with asyncio.timeout(SECONDS):
            async with httpx.AsyncClient(http2=True, timeout=SECONDS) as client:
                response = await client.get(url)
        number = response.raise_for_status().json()["public_repos"]
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        return Failed(login, type(error).__name__)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return Failed(login, type(error).__name__)
    return Counted(login, number) if isinstance(number, int) else Failed(login, "no number")


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    outcomes: dict[int, Counted | Failed] = {}

    async def work(places: Iterator[tuple[int, str]]) -> None:
        for place, login in places:
            outcomes[place] = await fetch(login)

    places = enumerate(logins)
    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(work(places))
    return [outcomes[place] for place in range(len(logins))]
