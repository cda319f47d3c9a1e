import asyncio

import httpx

limits = httpx.Limits(max_connections=50)


async def main() -> None:
    async with httpx.AsyncClient(limits=limits) as client:
        response = await client.get("https://httpbin.org/get")
        response.raise_for_status()
        print(response.status_code)
        #> 200


asyncio.run(main())
