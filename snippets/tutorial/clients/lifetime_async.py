import asyncio

import httpx


class GitHub:
    def __init__(self) -> None:
        self.client = httpx.AsyncClient(base_url="https://api.github.com")

    async def name(self, login: str) -> str:
        response = await self.client.get(f"/users/{login}")
        response.raise_for_status()
        return response.json()["name"]

    async def aclose(self) -> None:
        await self.client.aclose()


async def main() -> None:
    github = GitHub()
    try:
        print(await github.name("python"))
        #> Python
    finally:
        await github.aclose()


asyncio.run(main())
