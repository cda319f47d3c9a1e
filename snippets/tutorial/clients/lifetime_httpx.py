import httpx


class GitHub:
    def __init__(self) -> None:
        self.client = httpx.Client(base_url="https://api.github.com")

    def name(self, login: str) -> str:
        response = self.client.get(f"/users/{login}")
        response.raise_for_status()
        return response.json()["name"]

    def close(self) -> None:
        self.client.close()


github = GitHub()
try:
    print(github.name("python"))
    #> Python
finally:
    github.close()
