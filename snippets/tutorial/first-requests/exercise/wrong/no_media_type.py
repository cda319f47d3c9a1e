"""The request does not say in Accept that it wants application/vnd.github+json."""

import httpx


def describe(login: str) -> str:
    response = httpx.get(f"https://api.github.com/users/{login}")
    if response.is_error:
        return f"{login}: status {response.status_code}"
    return f"{login}: {response.json()['type']}"
