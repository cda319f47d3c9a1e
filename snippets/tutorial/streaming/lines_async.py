import asyncio
import json

import httpx


async def main() -> None:
    url = "https://httpbin.org/stream/3"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for line in response.aiter_lines():
                print(type(line).__name__, json.loads(line)["id"])
                #> str 0
                #> str 1
                #> str 2


asyncio.run(main())
