import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/robots.txt"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for line in response.aiter_lines():
                print(repr(line))
                #> 'User-agent: *'
                #> 'Disallow: /deny'


asyncio.run(main())
