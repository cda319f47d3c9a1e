import threading
from collections.abc import Generator

import httpx

TOKENS = "https://demo.duendesoftware.com/connect/token"
API = "https://demo.duendesoftware.com/api/test"


class ClientCredentials(httpx.Auth):
    """Gets a token from a token endpoint, and a new one when the API refuses the old one."""

    def __init__(self, url: str, client_id: str, client_secret: str) -> None:
        form = {"grant_type": "client_credentials", "client_id": client_id}
        self.form = form | {"client_secret": client_secret}
        self.url = url
        self.token: str | None = None
        self.fetched = 0
        self.lock = threading.Lock()

    def token_request(self, request: httpx.Request) -> httpx.Request:
        """Make the request for a token, with the timeout of the request that needs it."""
        limits = {"timeout": request.extensions["timeout"]}
        return httpx.Request(
            "POST", self.url, data=self.form, extensions=limits
        )

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        tried = self.token
        if tried:
            request.headers["Authorization"] = f"Bearer {tried}"
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            response.read()  # gives back the connection, for the token
        with self.lock:
            if self.token == tried:
                response = yield self.token_request(request)
                response.read()
                response.raise_for_status()
                self.token = response.json()["access_token"]
                self.fetched += 1
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


auth = ClientCredentials(TOKENS, "m2m", "secret")
with httpx.Client(auth=auth) as client:
    response = client.get(API)
    response.raise_for_status()
    claims = {claim["type"]: claim["value"] for claim in response.json()}
    print(claims["client_id"])
    #> m2m

    auth.token = "expired"
    statuses = [client.get(API).status_code for _ in range(5)]
    print(statuses, auth.fetched)
    #> [200, 200, 200, 200, 200] 2
