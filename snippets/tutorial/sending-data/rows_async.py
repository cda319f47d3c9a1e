import asyncio
import json
from collections.abc import AsyncIterator

import httpx


async def rows() -> AsyncIterator[bytes]:
    """One JSON document a line, made while the request is sent."""
    for number in range(3):
        yield json.dumps({"id": number}).encode() + b"\n"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post",
            content=rows(),
            headers={"Content-Type": "application/x-ndjson"},
        )
    response.raise_for_status()
    print(response.request.headers["Transfer-Encoding"])
    #> chunked
    print(response.json()["data"].splitlines())
    #> ['{"id": 0}', '{"id": 1}', '{"id": 2}']


asyncio.run(main())
