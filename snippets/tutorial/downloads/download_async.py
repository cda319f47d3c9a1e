import asyncio
from pathlib import Path

import httpx


async def download(client: httpx.AsyncClient, url: str, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    async with client.stream("GET", url) as response:
        response.raise_for_status()
        with part.open("wb") as file:
            async for chunk in response.aiter_bytes():
                file.write(chunk)
    part.replace(path)


URLS = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        for name, url in URLS.items():
            path = Path(name)
            try:
                await download(client, url, path)
                print(f"{name}: {path.stat().st_size} bytes")
                #> data.bin: 5000 bytes
            except httpx.HTTPError:
                print(f"{name}: failed, saved: {path.exists()}")
                #> user.json: failed, saved: False


asyncio.run(main())
