from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import httpx


@dataclass
class Found:
    login: str
    name: str | None


@dataclass
class Failed:
    login: str
    reason: str


def fetch(client: httpx.Client, login: str) -> Found | Failed:
    try:
        response = client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return Failed(login, f"status {error.response.status_code}")
    except httpx.HTTPError as error:
        return Failed(login, type(error).__name__)
    return Found(login, response.json()["name"])


logins = ["python", "no.such.user", "django"]
with httpx.Client() as client, ThreadPoolExecutor() as executor:
    outcomes = list(executor.map(partial(fetch, client), logins))
for outcome in outcomes:
    print(outcome)
    #> Found(login='python', name='Python')
    #> Failed(login='no.such.user', reason='status 404')
    #> Found(login='django', name='Django')
