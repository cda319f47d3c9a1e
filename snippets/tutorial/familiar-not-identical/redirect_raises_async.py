import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/redirect/1")
    try:
        response.raise_for_status()
        print("no error")
    except httpx.HTTPStatusError:
        print("an error")
        #> an error


asyncio.run(main())
