import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import requests

thread = threading.local()


def fetch_name(login: str) -> str | None:
    url = f"https://api.github.com/users/{login}"
    response = thread.session.get(url, timeout=5.0)
    response.raise_for_status()
    return response.json()["name"]


logins = ["python", "django", "pallets"]
with ExitStack() as sessions:

    def open_session() -> None:
        thread.session = sessions.enter_context(requests.Session())

    with ThreadPoolExecutor(initializer=open_session) as executor:
        names = list(executor.map(fetch_name, logins))
print(names)
#> ['Python', 'Django', 'Pallets']
