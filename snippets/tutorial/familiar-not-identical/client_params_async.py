import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(params={"per_page": 10}) as client:
        response = await client.get("https://httpbin.org/get?page=2")
    print(response.url)
    #> https://httpbin.org/get?per_page=10


asyncio.run(main())
