import asyncio

import httpx


async def main() -> None:
    transport = httpx.AsyncHTTPTransport(retries=3)
    async with httpx.AsyncClient(transport=transport) as client:
        response = await client.get("https://httpbin.org/get")
        response.raise_for_status()
        print(response.json()["url"])
        #> https://httpbin.org/get


asyncio.run(main())
