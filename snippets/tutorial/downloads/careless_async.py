import asyncio
from pathlib import Path

import httpx


async def download(client: httpx.AsyncClient, url: str, path: Path) -> None:
    async with client.stream("GET", url) as response:
        with path.open("wb") as file:
            async for chunk in response.aiter_bytes():
                file.write(chunk)
    print("saved", path.stat().st_size, "bytes")
    #> saved 90 bytes
    #> saved 0 bytes


async def main() -> None:
    async with httpx.AsyncClient() as client:
        url = "https://api.github.com/users/no.such.user"
        await download(client, url, Path("careless-user.json"))
        url = "https://httpbin.org/redirect-to?url=/bytes/5000"
        await download(client, url, Path("careless-data.bin"))


asyncio.run(main())
