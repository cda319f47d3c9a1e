import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post", content=b"raw bytes"
        )
    response.raise_for_status()
    print(response.json()["data"])
    #> raw bytes


asyncio.run(main())
