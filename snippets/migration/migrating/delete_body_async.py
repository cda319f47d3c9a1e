import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.request(
            "DELETE", "https://httpbin.org/delete", json={"id": 7}
        )
    response.raise_for_status()
    print(response.json()["json"])
    #> {'id': 7}


asyncio.run(main())
