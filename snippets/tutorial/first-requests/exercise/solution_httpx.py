from urllib.parse import quote

import httpx


def describe(login: str) -> str:
    url = f"https://api.github.com/users/{quote(login, safe='')}"
    try:
        response = httpx.get(
            url, headers={"Accept": "application/vnd.github+json"}
        )
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"{login}: status {error.response.status_code}"
    return f"{login}: {response.json()['type']}"


for login in ["octocat", "no.such.user"]:
    print(describe(login))
    #> octocat: User
    #> no.such.user: status 404
