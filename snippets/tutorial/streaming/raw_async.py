import asyncio
import gzip
import json

import httpx


async def main() -> None:
    url = "https://httpbin.org/gzip"
    headers = {"Accept-Encoding": "gzip"}
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url, headers=headers) as response:
            response.raise_for_status()
            with open("data.json.gz", "wb") as file:
                async for chunk in response.aiter_raw():
                    await asyncio.to_thread(file.write, chunk)

    with gzip.open("data.json.gz") as file:
        print(json.load(file)["gzipped"])
        #> True


asyncio.run(main())
