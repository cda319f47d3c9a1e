import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(http2=True) as client:
        response = await client.get("https://httpbin.org/get")
        response.raise_for_status()
        print(response.http_version)
        #> HTTP/2


asyncio.run(main())
