import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await client.get("https://httpbin.org/delay/8")
        except httpx.ReadTimeout:
            print("no answer within 5 seconds")
            #> no answer within 5 seconds


asyncio.run(main())
