import asyncio

import httpx


async def main() -> None:
    url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            total = int(response.headers.get("Content-Length", 0))
            with open("data.bin", "wb") as file:
                async for chunk in response.aiter_bytes(chunk_size=25_000):
                    await asyncio.to_thread(file.write, chunk)
                    received = response.num_bytes_downloaded
                    percent = f"{received / total:.0%}" if total else None
                    print(percent or f"{received} bytes")
                    #> 25000 bytes
                    #> 50000 bytes


asyncio.run(main())
