import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/get")
    print(response.raise_for_status().json()["url"])
    #> https://httpbin.org/get


asyncio.run(main())
