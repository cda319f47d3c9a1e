import os

import requests
from requests.auth import AuthBase


class BearerAuth(AuthBase):
    """Sends a token with each request."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(
        self, request: requests.PreparedRequest
    ) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


with requests.Session() as session:
    session.auth = BearerAuth(os.environ.get("API_TOKEN", "our-token"))
    response = session.get("https://httpbin.org/bearer", timeout=5.0)
    response.raise_for_status()
    print(response.json())
    #> {'authenticated': True, 'token': 'our-token'}
    response = requests.get("https://httpbin.org/bearer", timeout=5.0)
    print(response.status_code)
    #> 401
