from collections.abc import Iterator

import requests


def repositories(session: requests.Session, login: str) -> Iterator[dict]:
    url = f"https://api.github.com/users/{login}/repos"
    while url:
        response = session.get(url, timeout=5.0)
        response.raise_for_status()
        yield from response.json()
        url = response.links.get("next", {}).get("url")


with requests.Session() as session:
    names = [repo["name"] for repo in repositories(session, "python")]
    print(len(names) > 30)
    #> True
