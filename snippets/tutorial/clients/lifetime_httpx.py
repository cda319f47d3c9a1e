from contextlib import closing

import httpx


class GitHub:
    def __init__(self) -> None:
        self.client = httpx.Client(base_url="https://api.github.com")

    def fetch_name(self, login: str) -> str | None:
        response = self.client.get(f"/users/{login}")
        response.raise_for_status()
        return response.json()["name"]

    def close(self) -> None:
        self.client.close()


with closing(GitHub()) as github:
    print(github.fetch_name("python"))
    #> Python
