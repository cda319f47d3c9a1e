"""The program raises HTTPStatusError on line 7."""

import httpx


def describe(login: str) -> str:
    response = httpx.get(f"https://api.github.com/users/{login}").raise_for_status()
    return f"{login}: {response.json()['type']}"


for login in ["octocat", "no.such.user"]:
    print(describe(login))
