import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/get")
    print(response)
    #> <Response [200 OK]>


asyncio.run(main())
