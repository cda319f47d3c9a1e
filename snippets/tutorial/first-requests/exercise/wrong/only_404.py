"""When GitHub answers with status 503, describe raises JSONDecodeError on line 11."""

import httpx


def describe(login: str) -> str:
    headers = {"Accept": "application/vnd.github+json"}
    response = httpx.get(f"https://api.github.com/users/{login}", headers=headers)
    if response.status_code == 404:
        return f"{login}: status 404"
    return f"{login}: {response.json()['type']}"
