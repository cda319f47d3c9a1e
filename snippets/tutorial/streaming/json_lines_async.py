import asyncio
import base64
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


document = b'{"text": "one\xe2\x80\xa8line"}\n'  # U+2028 in the middle
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            async for line in json_lines(response.aiter_bytes()):
                print(line["text"].split())
                #> ['one', 'line']


asyncio.run(main())
