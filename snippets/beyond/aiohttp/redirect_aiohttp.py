import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get("https://httpbin.org/redirect/1") as response:
            print(response.status)
            #> 200


asyncio.run(main())
