import httpx


def describe(login: str) -> str:
    try:
        response = httpx.get(
            f"https://api.github.com/users/{login}",
            headers={"Accept": "application/vnd.github+json"},
        )
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"{login}: status {error.response.status_code}"
    return f"{login}: {response.json()['public_repos']} repositories"


for login in ["django", "no.such.user"]:
    print(describe(login))
    #> django: 28 repositories
    #> no.such.user: status 404
