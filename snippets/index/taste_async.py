import asyncio

import httpx


async def main() -> None:
    url = "https://api.github.com/users/python"
    async with httpx.AsyncClient() as client:
        response = await client.get(url)
    user = response.raise_for_status().json()
    print(user["name"], "has", user["public_repos"], "public repositories")
    #> Python has 79 public repositories


asyncio.run(main())
