import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        url = "https://httpbin.org/cookies/set/theme/dark"
        response = await client.get(url)
        print(response.status_code)
        #> 302
        print(response.cookies.get("theme"))
        #> dark
        print(client.cookies.get("theme"))
        #> dark


asyncio.run(main())
