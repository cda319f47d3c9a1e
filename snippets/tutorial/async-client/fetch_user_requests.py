import requests


def fetch_user(session: requests.Session, login: str) -> dict:
    url = f"https://api.github.com/users/{login}"
    response = session.get(url, timeout=5.0)
    response.raise_for_status()
    return response.json()


def main() -> None:
    with requests.Session() as session:
        user = fetch_user(session, "python")
    print(user["name"])
    #> Python


main()
