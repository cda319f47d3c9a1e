from concurrent.futures import ThreadPoolExecutor

import requests


def name(login: str) -> str:
    url = f"https://api.github.com/users/{login}"
    response = requests.get(url, timeout=5.0)
    response.raise_for_status()
    return response.json()["name"]


logins = ["python", "django", "pallets"]
with ThreadPoolExecutor() as executor:
    names = list(executor.map(name, logins))
print(names)
#> ['Python', 'Django', 'Pallets']
