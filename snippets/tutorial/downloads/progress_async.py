import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/range/102400?duration=4&chunk_size=25600"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            total = int(response.headers["Content-Length"])
            with open("data.bin", "wb") as file:
                async for chunk in response.aiter_bytes(chunk_size=25_600):
                    await asyncio.to_thread(file.write, chunk)
                    print(f"{response.num_bytes_downloaded / total:.0%}")
                    #> 25%
                    #> 50%
                    #> 75%
                    #> 100%


asyncio.run(main())
