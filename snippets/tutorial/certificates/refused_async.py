import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await client.get("https://untrusted-root.badssl.com/")
        except httpx.ConnectError as error:
            print("certificate verify failed" in str(error))
            #> True


asyncio.run(main())
