import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post", json={"name": "Zoë"}
        )
    print(response.request.content)
    #> b'{"name":"Zo\xc3\xab"}'


asyncio.run(main())
