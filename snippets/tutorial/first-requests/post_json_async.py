import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post",
            json={"language": "Python"},
        )
    response.raise_for_status()
    received = response.json()

    print(received["headers"]["Content-Type"])
    #> application/json
    print(received["json"])
    #> {'language': 'Python'}


asyncio.run(main())
