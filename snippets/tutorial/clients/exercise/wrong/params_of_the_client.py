"""The same page was read 59 times: https://api.github.com/user/1/repos?per_page=100."""

import httpx


def count(logins: list[str]) -> dict[str, int]:
    counts = dict.fromkeys(logins, 0)
    with httpx.Client(base_url="https://api.github.com", params={"per_page": 100}) as client:
        for login in logins:
            url = f"/users/{login}/repos"
            while url:
                response = client.get(url).raise_for_status()
                counts[login] += len(response.json())
                url = response.links.get("next", {}).get("url")
    return counts
