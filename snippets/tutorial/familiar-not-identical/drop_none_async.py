import asyncio

import httpx


async def main() -> None:
    params = {"cursor": None, "draft": "true"}
    sent = {name: value for name, value in params.items() if value is not None}
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/get", params=sent)
    print(response.url)
    #> https://httpbin.org/get?draft=true


asyncio.run(main())
