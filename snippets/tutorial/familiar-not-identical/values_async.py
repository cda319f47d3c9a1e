import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/get"
    params = {"cursor": None, "draft": True}

    async with httpx.AsyncClient() as client:
        response = await client.get(url, params=params)
        print(response.url)
        #> https://httpbin.org/get?cursor=&draft=true

        given = {
            name: value for name, value in params.items() if value is not None
        }
        response = await client.get(url, params=given)
        print(response.url)
        #> https://httpbin.org/get?draft=true


asyncio.run(main())
