import asyncio
from collections.abc import AsyncGenerator

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
        self.lock = asyncio.Lock()

    def token_request(self, request: httpx.Request) -> httpx.Request:
        """Make the request for a token, with the timeout of the request that needs it."""
        limits = {"timeout": request.extensions["timeout"]}
        return httpx.Request(
            "POST", self.url, data=self.form, extensions=limits
        )

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        tried = self.token
        if tried:
            request.headers["Authorization"] = f"Bearer {tried}"
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            await response.aread()  # gives back the connection, for the token
        async with self.lock:
            if self.token == tried:
                response = yield self.token_request(request)
                await response.aread()
                response.raise_for_status()
                self.token = response.json()["access_token"]
                self.fetched += 1
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


async def main() -> None:
    auth = ClientCredentials(TOKENS, "m2m", "secret")
    async with httpx.AsyncClient(auth=auth) as client:
        response = await client.get(API)
        response.raise_for_status()
        claims = {claim["type"]: claim["value"] for claim in response.json()}
        print(claims["client_id"])
        #> m2m

        auth.token = "expired"
        responses = await asyncio.gather(*(client.get(API) for _ in range(5)))
        print([response.status_code for response in responses], auth.fetched)
        #> [200, 200, 200, 200, 200] 2


asyncio.run(main())
