import asyncio
from contextlib import aclosing

import httpx


class GitHub:
    def __init__(self) -> None:
        self.client = httpx.AsyncClient(base_url="https://api.github.com")

    async def fetch_name(self, login: str) -> str | None:
        response = await self.client.get(f"/users/{login}")
        response.raise_for_status()
        return response.json()["name"]

    async def aclose(self) -> None:
        await self.client.aclose()


async def main() -> None:
    async with aclosing(GitHub()) as github:
        print(await github.fetch_name("python"))
        #> Python


asyncio.run(main())
