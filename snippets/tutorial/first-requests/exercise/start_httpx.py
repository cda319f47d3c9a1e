import httpx


def describe(login: str) -> str:
    response = httpx.get(f"https://api.github.com/users/{login}")
    user = response.json()
    return f"{login}: {user.get('type')}"


for login in ["octocat", "no.such.user"]:
    print(describe(login))
    #> octocat: User
    #> no.such.user: None
