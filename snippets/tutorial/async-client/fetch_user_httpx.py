import httpx


def fetch_user(client: httpx.Client, login: str) -> dict:
    url = f"https://api.github.com/users/{login}"
    response = client.get(url)
    response.raise_for_status()
    return response.json()


def main() -> None:
    with httpx.Client() as client:
        user = fetch_user(client, "python")
    print(user["name"])
    #> Python


main()
