import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        pass

    try:
        await client.get("https://httpbin.org/get")
    except RuntimeError as error:
        print(error)
        #> Cannot send a request, as the client has been closed.


asyncio.run(main())
