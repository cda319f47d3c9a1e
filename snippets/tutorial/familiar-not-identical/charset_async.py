import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/robots.txt")
    response.raise_for_status()

    print(response.headers["Content-Type"])
    #> text/plain
    print(response.encoding)
    #> utf-8


asyncio.run(main())
