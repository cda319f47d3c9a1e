import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        response = await client.get("https://httpbin.org/redirect/1")
    print(response.status_code)
    #> 200
    print([hop.status_code for hop in response.history])
    #> [302]


asyncio.run(main())
