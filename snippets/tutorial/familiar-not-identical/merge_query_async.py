import asyncio

import httpx


async def main() -> None:
    url = httpx.URL("https://httpbin.org/get?page=2")
    async with httpx.AsyncClient() as client:
        response = await client.get(url.copy_merge_params({"per_page": 10}))
    print(response.url)
    #> https://httpbin.org/get?page=2&per_page=10


asyncio.run(main())
