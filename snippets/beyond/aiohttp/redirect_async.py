import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/redirect/1")
        print(response.status_code)
        #> 302


asyncio.run(main())
