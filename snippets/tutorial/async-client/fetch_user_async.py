import asyncio

import httpx


async def fetch_user(client: httpx.AsyncClient, login: str) -> dict:
    url = f"https://api.github.com/users/{login}"
    response = await client.get(url)
    response.raise_for_status()
    return response.json()


async def main() -> None:
    async with httpx.AsyncClient() as client:
        user = await fetch_user(client, "python")
    print(user["name"])
    #> Python


asyncio.run(main())
