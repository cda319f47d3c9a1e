import httpx


def describe(login: str) -> str:
    response = httpx.get(f"https://api.github.com/users/{login}")
    user = response.json()
    return f"{login}: {user.get('public_repos')} repositories"


for login in ["django", "no.such.user"]:
    print(describe(login))
    #> django: 28 repositories
    #> no.such.user: None repositories
