import asyncio

import aiohttp


async def main() -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get("https://httpbin.org/get") as response:
            response.raise_for_status()
            print(f"HTTP/{response.version.major}.{response.version.minor}")
            #> HTTP/1.1


asyncio.run(main())
