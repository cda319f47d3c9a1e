from collections.abc import Iterator

import httpx


def repositories(client: httpx.Client, login: str) -> Iterator[dict]:
    url = f"https://api.github.com/users/{login}/repos"
    while url:
        response = client.get(url)
        response.raise_for_status()
        yield from response.json()
        url = response.links.get("next", {}).get("url")


with httpx.Client() as client:
    names = [repo["name"] for repo in repositories(client, "python")]
    print(len(names) > 30)
    #> True
