import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/status/404")
    print(bool(response))
    #> True
    print(response.is_success)
    #> False


asyncio.run(main())
