from urllib.parse import quote

import httpx


def describe(login: str) -> str:
    url = f"https://api.github.com/users/{quote(login, safe='')}"
    response = httpx.get(url)
    user = response.json()
    return f"{login}: {user.get('type')}"


for login in ["octocat", "no.such.user"]:
    print(describe(login))
    #> octocat: User
    #> no.such.user: None
