import asyncio
import ssl
from dataclasses import dataclass
from urllib.parse import quote

import httpx
from h2.exceptions import H2Error

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
    context: ssl.SSLContext, limit: asyncio.Semaphore, login: str
) -> Counted | Failed:
    try:
        url = f"https://api.github.com/users/{quote(login, safe='')}"
        async with limit, asyncio.timeout(SECONDS):
            async with httpx.AsyncClient(
                http2=True, verify=context, timeout=SECONDS
            ) as client:
                response = await client.get(url)
        response.raise_for_status()
        content = response.json()
    except httpx.HTTPStatusError as error:
        return Failed(login, f"status {error.response.status_code}")
    except (TimeoutError, httpx.TimeoutException):
        return Failed(login, "timed out")
    except (
        httpx.RequestError,
        httpx.InvalidURL,
        H2Error,
        ValueError,
        RecursionError,
    ) as error:
        return Failed(login, type(error).__name__)
    match content:
        case {"public_repos": int(number)}:
            return Counted(login, number)
    return Failed(login, "unexpected content")


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    """One outcome for each login, in the order of the logins."""
    context = httpx.create_ssl_context()
    limit = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(fetch(context, limit, login)) for login in logins
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
