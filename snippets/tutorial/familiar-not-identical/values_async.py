import asyncio

import httpx


async def main() -> None:
    params = {"cursor": None, "draft": True}
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/get", params=params)
    print(response.url)
    #> https://httpbin.org/get?cursor=&draft=true


asyncio.run(main())
