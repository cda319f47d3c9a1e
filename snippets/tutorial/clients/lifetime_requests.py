import requests


class GitHub:
    def __init__(self) -> None:
        self.session = requests.Session()

    def name(self, login: str) -> str:
        url = f"https://api.github.com/users/{login}"
        response = self.session.get(url, timeout=5.0)
        response.raise_for_status()
        return response.json()["name"]

    def close(self) -> None:
        self.session.close()


github = GitHub()
try:
    print(github.name("python"))
    #> Python
finally:
    github.close()
