import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(
            "https://httpbin.org/response-headers",
            params={"Set-Cookie": "theme=dark"},
        )
        response.raise_for_status()

        response = await client.get("https://httpbin.org/cookies")
        response.raise_for_status()
        print(response.json())
        #> {'cookies': {'theme': 'dark'}}


asyncio.run(main())
