import itertools

import httpx


def count(logins: list[str]) -> dict[str, int]:
    counts = dict.fromkeys(logins, 0)
    with httpx.Client(base_url="https://api.github.com", params={"per_page": 100}) as client:
        for login in logins:
            for page in itertools.count(1):
                response = client.get(f"/users/{login}/repos", params={"page": page})
                repositories = response.raise_for_status().json()
                if not repositories:
                    break
                counts[login] += len(repositories)
    return counts
