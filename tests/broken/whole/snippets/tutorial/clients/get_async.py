import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/status/200")
        response.raise_for_status()
        print(response.status_code)
        #> 200


asyncio.run(main())
