import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/robots.txt")
    response.raise_for_status()

    print(response.text.splitlines()[0])
    #> User-agent: *
    print(response.content[:10])
    #> b'User-agent'


asyncio.run(main())
