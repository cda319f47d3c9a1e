import asyncio
import json
from collections.abc import AsyncIterable, AsyncIterator

import httpx


async def json_lines(chunks: AsyncIterable[bytes]) -> AsyncIterator[dict]:
    rest = b""
    async for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if line:
                yield json.loads(line)
    if rest:
        yield json.loads(rest)


async def main() -> None:
    url = "https://httpbin.org/stream/3"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for document in json_lines(response.aiter_bytes()):
                print(document["id"])
                #> 0
                #> 1
                #> 2


asyncio.run(main())
