from functools import cache

import httpx


@cache
def github() -> httpx.Client:
    return httpx.Client(base_url="https://api.github.com", timeout=10.0)


def fetch_name(login: str) -> str | None:
    response = github().get(f"/users/{login}")
    response.raise_for_status()
    return response.json()["name"]


print(fetch_name("python"))
#> Python
print(github() is github())
#> True
github().close()  # not in an application
