import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://api.github.com/users/python")
        response.raise_for_status()
        user = response.json()
    print(user["name"])
    #> Python


asyncio.run(main())
