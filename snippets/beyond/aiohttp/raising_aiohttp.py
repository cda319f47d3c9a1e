import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        for status in [200, 404]:
            url = f"https://httpbin.org/status/{status}"
            try:
                async with session.get(url) as response:
                    print(response.status)
                    #> 200
            except aiohttp.ClientResponseError as error:
                print("error", error.status)
                #> error 404


asyncio.run(main())
