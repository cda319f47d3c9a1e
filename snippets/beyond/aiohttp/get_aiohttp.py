import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(
            "https://api.github.com/users/python"
        ) as response:
            response.raise_for_status()
            user = await response.json()
    print(user["name"])
    #> Python


asyncio.run(main())
