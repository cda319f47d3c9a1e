import asyncio
from dataclasses import dataclass
from urllib.parse import quote

import httpx

LOGINS = ["python", "django", "pallets", "no.such.user", "numpy"]
SECONDS = 15.0
AT_ONCE = 10


@dataclass
class Counted:
    login: str
    public_repos: int


@dataclass
class Failed:
    login: str
    reason: str


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, login: str
) -> Counted | Failed:
    try:
        async with limit, asyncio.timeout(SECONDS):
            response = await client.get(f"/users/{quote(login, safe='')}")
        response.raise_for_status()
        return Counted(login, response.json()["public_repos"])
    except httpx.HTTPStatusError as error:
        return Failed(login, f"status {error.response.status_code}")
    except (TimeoutError, httpx.TimeoutException):
        return Failed(login, "timed out")
    except httpx.RequestError as error:
        return Failed(login, type(error).__name__)
    except (ValueError, KeyError, TypeError):
        return Failed(login, "unexpected content")


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    """One outcome for each login, in the order of the logins."""
    limit = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(
        base_url="https://api.github.com", timeout=SECONDS
    ) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, limit, login))
                for login in logins
            ]
    return [task.result() for task in tasks]


async def main() -> None:
    outcomes = await fetch_all(LOGINS)
    print(len(outcomes), "outcomes for", len(LOGINS), "logins")
    #> 5 outcomes for 5 logins
    for outcome in outcomes:
        print(outcome)
        #> Counted(login='python', public_repos=79)
        #> Counted(login='django', public_repos=28)
        #> Counted(login='pallets', public_repos=17)
        #> Failed(login='no.such.user', reason='status 404')
        #> Counted(login='numpy', public_repos=40)


asyncio.run(main())
