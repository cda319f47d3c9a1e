import asyncio

import httpx


async def main() -> None:
    headers = {"If-None-Match": '"v1"'}
    async with httpx.AsyncClient() as client:
        response = await client.get(
            "https://httpbin.org/etag/v1", headers=headers
        )
    if response.status_code != 304:
        response.raise_for_status()
    print(response.status_code)
    #> 304


asyncio.run(main())
