import asyncio
import hashlib

import httpx

url = "https://httpbin.org/base64/aGVsbG8="
published = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


async def main() -> None:
    digest = hashlib.sha256()
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                digest.update(chunk)
    print(digest.hexdigest() == published)
    #> True


asyncio.run(main())
