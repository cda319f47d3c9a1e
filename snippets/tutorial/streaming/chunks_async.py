import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/bytes/10000"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes(chunk_size=4096):
                print(len(chunk))
                #> 4096
                #> 4096
                #> 1808


asyncio.run(main())
