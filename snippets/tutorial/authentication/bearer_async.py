import asyncio
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


async def main() -> None:
    auth = BearerAuth(os.environ.get("API_TOKEN", "our-token"))
    async with httpx.AsyncClient(auth=auth) as client:
        response = await client.get("https://httpbin.org/bearer")
        response.raise_for_status()
        print(response.json())
        #> {'authenticated': True, 'token': 'our-token'}
        response = await client.get("https://httpbin.org/bearer", auth=None)
        print(response.status_code)
        #> 401


asyncio.run(main())
