import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(http2=True) as client:
        for url in ["https://httpbin.org/get", "http://httpbin.org/get"]:
            response = await client.get(url)
            response.raise_for_status()
            print(response.url.scheme, response.http_version)
            #> https HTTP/2
            #> http HTTP/1.1


asyncio.run(main())
