import asyncio

import httpx

URL = "https://httpbin.org/delay/1"


async def connections(http2: bool) -> int:
    """Sends 30 requests at the same time; returns how many connections they opened."""
    steps = []

    async def trace(step: str, details: dict[str, object]) -> None:
        steps.append(step)

    async def fetch(client: httpx.AsyncClient) -> None:
        response = await client.get(URL, extensions={"trace": trace})
        response.raise_for_status()

    async with httpx.AsyncClient(http2=http2) as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(30):
                group.create_task(fetch(client))
    return steps.count("connection.connect_tcp.complete")


async def main() -> None:
    print("HTTP/1.1:", await connections(http2=False))
    #> HTTP/1.1: 30
    print("HTTP/2:", await connections(http2=True))
    #> HTTP/2: 1


asyncio.run(main())
