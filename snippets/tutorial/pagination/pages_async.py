import asyncio
from collections.abc import AsyncIterator

import httpx


async def repositories(
    client: httpx.AsyncClient, login: str
) -> AsyncIterator[dict]:
    url = f"https://api.github.com/users/{login}/repos"
    while url:
        response = await client.get(url)
        response.raise_for_status()
        for repo in response.json():
            yield repo
        url = response.links.get("next", {}).get("url")


async def main() -> None:
    async with httpx.AsyncClient() as client:
        names = [repo["name"] async for repo in repositories(client, "python")]
        print(len(names) > 30)
        #> True


asyncio.run(main())
