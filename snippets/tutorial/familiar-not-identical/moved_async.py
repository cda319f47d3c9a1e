import asyncio

import httpx


async def main() -> None:
    timeout = httpx.Timeout(10.0, connect=3.0)
    async with httpx.AsyncClient(
        follow_redirects=True, timeout=timeout
    ) as client:
        response = await client.get("https://httpbin.org/redirect/1")
    response.raise_for_status()

    print(response.json()["url"])
    #> https://httpbin.org/get


asyncio.run(main())
