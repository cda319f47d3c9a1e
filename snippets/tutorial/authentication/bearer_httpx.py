import os
from collections.abc import Generator

import httpx


class BearerAuth(httpx.Auth):
    """Sends a token with each request."""

    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


auth = BearerAuth(os.environ.get("API_TOKEN", "our-token"))
with httpx.Client(auth=auth) as client:
    response = client.get("https://httpbin.org/bearer")
    response.raise_for_status()
    print(response.json())
    #> {'authenticated': True, 'token': 'our-token'}
    response = client.get("https://httpbin.org/bearer", auth=None)
    print(response.status_code)
    #> 401
