import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import requests

thread = threading.local()


@dataclass
class Found:
    login: str
    name: str | None


@dataclass
class Failed:
    login: str
    reason: str


def fetch(login: str) -> Found | Failed:
    url = f"https://api.github.com/users/{login}"
    try:
        response = thread.session.get(url, timeout=5.0)
        response.raise_for_status()
    except requests.HTTPError as error:
        return Failed(login, f"status {error.response.status_code}")
    except requests.RequestException as error:
        return Failed(login, type(error).__name__)
    return Found(login, response.json()["name"])


logins = ["python", "no.such.user", "django"]
with ExitStack() as sessions:

    def open_session() -> None:
        thread.session = sessions.enter_context(requests.Session())

    with ThreadPoolExecutor(initializer=open_session) as executor:
        outcomes = list(executor.map(fetch, logins))
for outcome in outcomes:
    print(outcome)
    #> Found(login='python', name='Python')
    #> Failed(login='no.such.user', reason='status 404')
    #> Found(login='django', name='Django')
