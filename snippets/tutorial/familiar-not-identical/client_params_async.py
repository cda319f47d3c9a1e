import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(params={"per_page": 10}) as client:
        response = await client.get("https://httpbin.org/get?page=2")
        print(response.request.url.raw_path.decode())
        #> /get?per_page=10


asyncio.run(main())
