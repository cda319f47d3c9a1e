import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://api.github.com/users/python")
    response.raise_for_status()
    print(response.json()["html_url"])
    #> https://github.com/python


asyncio.run(main())
