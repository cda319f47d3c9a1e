from contextlib import closing

import requests


class GitHub:
    def __init__(self) -> None:
        self.session = requests.Session()

    def fetch_name(self, login: str) -> str | None:
        url = f"https://api.github.com/users/{login}"
        response = self.session.get(url, timeout=5.0)
        response.raise_for_status()
        return response.json()["name"]

    def close(self) -> None:
        self.session.close()


with closing(GitHub()) as github:
    print(github.fetch_name("python"))
    #> Python
