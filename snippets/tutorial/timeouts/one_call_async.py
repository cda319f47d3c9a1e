import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(timeout=3.0) as client:
        response = await client.get("https://httpbin.org/delay/8", timeout=10.0)
        print(response.status_code)
        #> 200


asyncio.run(main())
