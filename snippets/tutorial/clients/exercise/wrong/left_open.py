"""A client was left open when the work was done; close it."""

import httpx


def count(logins: list[str]) -> dict[str, int]:
    client = httpx.Client()
    counts = dict.fromkeys(logins, 0)
    for login in logins:
        url = f"https://api.github.com/users/{login}/repos?per_page=100"
        while url:
            response = client.get(url).raise_for_status()
            counts[login] += len(response.json())
            url = response.links.get("next", {}).get("url")
    return counts
