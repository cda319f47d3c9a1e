import asyncio
from dataclasses import dataclass

import httpx


@dataclass
class Found:
    login: str
    name: str | None


@dataclass
class Failed:
    login: str
    reason: str


async def fetch(client: httpx.AsyncClient, login: str) -> Found | Failed:
    try:
        response = await client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return Failed(login, f"status {error.response.status_code}")
    except httpx.HTTPError as error:
        return Failed(login, type(error).__name__)
    return Found(login, response.json()["name"])


async def main() -> None:
    logins = ["python", "no.such.user", "django"]
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, login)) for login in logins
            ]
    for task in tasks:
        print(task.result())
        #> Found(login='python', name='Python')
        #> Failed(login='no.such.user', reason='status 404')
        #> Found(login='django', name='Django')


asyncio.run(main())
