import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/get?page=2"
    params = {"per_page": 10}

    async with httpx.AsyncClient() as client:
        response = await client.get(url, params=params)
        print(response.url)
        #> https://httpbin.org/get?per_page=10

        merged = httpx.URL(url).copy_merge_params(params)
        response = await client.get(merged)
        print(response.url)
        #> https://httpbin.org/get?page=2&per_page=10


asyncio.run(main())
