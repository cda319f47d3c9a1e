import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        await client.get("https://httpbin.org/cookies/set/theme/dark")
        response = await client.get("https://httpbin.org/cookies")
        response.raise_for_status()
        print(response.json())
        #> {'cookies': {'theme': 'dark'}}


asyncio.run(main())
