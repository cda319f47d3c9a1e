from concurrent.futures import ThreadPoolExecutor

import requests


def fetch_name(login: str) -> str | None:
    url = f"https://api.github.com/users/{login}"
    response = requests.get(url, timeout=5.0)
    response.raise_for_status()
    return response.json()["name"]


logins = ["python", "django", "pallets"]
with ThreadPoolExecutor() as executor:
    names = list(executor.map(fetch_name, logins))
print(names)
#> ['Python', 'Django', 'Pallets']
