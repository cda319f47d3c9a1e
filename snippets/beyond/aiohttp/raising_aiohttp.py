import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        try:
            async with session.get("https://httpbin.org/status/404"):
                pass  # a response without an error status would be read here
        except aiohttp.ClientResponseError as error:
            print(error.status)
            #> 404


asyncio.run(main())
