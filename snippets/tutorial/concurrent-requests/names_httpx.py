from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx


def fetch_name(client: httpx.Client, login: str) -> str | None:
    response = client.get(f"https://api.github.com/users/{login}")
    response.raise_for_status()
    return response.json()["name"]


logins = ["python", "django", "pallets"]
with httpx.Client() as client, ThreadPoolExecutor() as executor:
    names = list(executor.map(partial(fetch_name, client), logins))
print(names)
#> ['Python', 'Django', 'Pallets']
