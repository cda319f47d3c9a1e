import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post", data={"tag": ["new", "blue"]}
        )
    response.raise_for_status()
    print(response.json()["form"])
    #> {'tag': ['new', 'blue']}


asyncio.run(main())
