import asyncio

import httpx

MOST = 50_000  # bytes
UNCOMPRESSED = {"Accept-Encoding": "identity"}


class TooLarge(Exception):
    """The response has more content than we are willing to hold in memory."""


async def fetch(client: httpx.AsyncClient, url: str) -> bytes:
    content = bytearray()
    async with client.stream("GET", url, headers=UNCOMPRESSED) as response:
        response.raise_for_status()
        if "Content-Encoding" in response.headers:
            raise TooLarge(f"perhaps too much at {response.url}: compressed")
        async for chunk in response.aiter_bytes(16_384):
            content += chunk
            if len(content) > MOST:
                raise TooLarge(f"more than {MOST} bytes at {response.url}")
    return bytes(content)


async def main() -> None:
    async with httpx.AsyncClient() as client:
        print(len(await fetch(client, "https://httpbin.org/bytes/40000")))
        #> 40000
        try:
            await fetch(client, "https://httpbin.org/stream-bytes/100000")
        except TooLarge as error:
            print(error)
            #> more than 50000 bytes at https://httpbin.org/stream-bytes/100000


asyncio.run(main())
