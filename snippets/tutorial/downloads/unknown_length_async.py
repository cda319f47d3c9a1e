import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            print("Content-Length" in response.headers)
            #> False
            with open("data.bin", "wb") as file:
                async for chunk in response.aiter_bytes(chunk_size=25_000):
                    await asyncio.to_thread(file.write, chunk)
                    print(file.tell(), "bytes")
                    #> 25000 bytes
                    #> 50000 bytes


asyncio.run(main())
