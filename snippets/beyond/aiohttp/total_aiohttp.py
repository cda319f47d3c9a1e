import asyncio

import aiohttp


async def main() -> None:
    url = "http://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    timeout = aiohttp.ClientTimeout(total=3.0)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                print(len(await response.read()), "bytes")
        except TimeoutError:
            print("timed out")
            #> timed out


asyncio.run(main())
