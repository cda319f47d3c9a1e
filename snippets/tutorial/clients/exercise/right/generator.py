from collections.abc import Iterator

import httpx


def pages(client: httpx.Client, url: str) -> Iterator[list]:
    while url:
        response = client.get(url).raise_for_status()
        yield response.json()
        url = response.links.get("next", {}).get("url", "")


def count(logins: list[str]) -> dict[str, int]:
    url = "https://api.github.com/users/{}/repos?per_page=100"
    with httpx.Client() as client:
        return {login: sum(map(len, pages(client, url.format(login)))) for login in logins}
