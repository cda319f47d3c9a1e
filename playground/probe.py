"""What most snippets do first: one request with each client, over both protocols.

The modules that are loaded once it has run are served as bytecode (playground/precompile.py).
"""

import asyncio
import json

import httpx
import httpx2
import requests

from exercises import answer

requests.get("https://httpbin.org/get", timeout=5).json()
httpx.get("https://httpbin.org/get").json()
httpx.get("https://httpbin.org/stream/2").read()
httpx2.Client(http2=True).close()


async def main() -> None:
    async with httpx.AsyncClient(http2=True) as client, asyncio.TaskGroup() as group:
        group.create_task(client.get("https://httpbin.org/get"))
    try:
        async with asyncio.timeout(1), httpx.AsyncClient() as client:
            await client.get("https://httpbin.org/delay/3")
    except TimeoutError:
        print(json.dumps(answer.__name__))


asyncio.run(main())
# Last, a traceback: this host never answers.
httpx.get("http://192.0.2.1/")
