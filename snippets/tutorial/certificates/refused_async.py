import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await client.get("https://untrusted-root.badssl.com/")
        except httpx.ConnectError as error:
            _, _, reason = str(error).partition("certificate verify failed: ")
            print(reason.partition(" (")[0])
            #> self-signed certificate in certificate chain


asyncio.run(main())
