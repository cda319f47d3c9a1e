import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get("https://httpbin.org/redirect/1")
    try:
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        print("an error for status", error.response.status_code)
        #> an error for status 302


asyncio.run(main())
