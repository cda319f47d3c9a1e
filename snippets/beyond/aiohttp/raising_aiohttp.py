import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        try:
            async with session.get("https://httpbin.org/status/404"):
                pass
        except aiohttp.ClientResponseError as error:
            print(error.status)
            #> 404


asyncio.run(main())
