import asyncio
from pathlib import Path

import httpx


async def download(client: httpx.AsyncClient, url: str, path: Path) -> None:
    async with client.stream("GET", url) as response:
        with path.open("wb") as file:
            async for chunk in response.aiter_bytes():
                await asyncio.to_thread(file.write, chunk)


async def main() -> None:
    user, data = Path("user.json"), Path("data.bin")
    async with httpx.AsyncClient() as client:
        await download(
            client, "https://api.github.com/users/no.such.user", user
        )
        print("Not Found" in user.read_text(encoding="utf-8"))
        #> True
        url = "https://httpbin.org/redirect-to?url=/bytes/5000"
        await download(client, url, data)
        print(data.stat().st_size, "bytes")
        #> 0 bytes


asyncio.run(main())
