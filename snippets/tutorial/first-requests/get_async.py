import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(
            "https://httpbin.org/get",
            params={"tag": ["http", "python"]},
        )
    response.raise_for_status()

    print(response.status_code)
    #> 200
    print(response.headers["Content-Type"])
    #> application/json
    print(response.json()["args"])
    #> {'tag': ['http', 'python']}


asyncio.run(main())
