import asyncio

import httpx

SOURCE = "https://httpbin.org/range/100000?chunk_size=20000"
TARGET = "https://httpbin.org/put"
KEPT = ["Content-Type", "Content-Length"]


async def main() -> None:
    async with (
        httpx.AsyncClient(headers={"Accept-Encoding": "identity"}) as client,
        client.stream("GET", SOURCE) as source,
    ):
        source.raise_for_status()
        headers = {name: source.headers[name] for name in KEPT}
        response = await client.put(
            TARGET, content=source.aiter_bytes(), headers=headers
        )
    response.raise_for_status()
    received = response.json()
    print(len(received["data"]), received["headers"]["Content-Type"])
    #> 100000 application/octet-stream


asyncio.run(main())
