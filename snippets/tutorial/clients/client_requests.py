import requests

API = "https://api.github.com"


def fetch_name(session: requests.Session, login: str) -> str | None:
    response = session.get(f"{API}/users/{login}", timeout=10.0)
    response.raise_for_status()
    return response.json()["name"]


def main() -> None:
    with requests.Session() as session:
        session.headers["User-Agent"] = "my-report/1.0"
        for login in ["python", "psf"]:
            print(fetch_name(session, login))
            #> Python
            #> Python Software Foundation


main()
