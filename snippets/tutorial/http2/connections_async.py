import asyncio
import time

import httpx

URL = "https://httpbin.org/delay/1"


async def measure(http2: bool, max_connections: int) -> str:
    """Sends 30 requests at the same time; returns what that took."""
    steps: list[str] = []

    async def trace(step: str, details: dict[str, object]) -> None:
        steps.append(step)

    async def fetch(client: httpx.AsyncClient) -> None:
        response = await client.get(URL, extensions={"trace": trace})
        response.raise_for_status()

    start = time.monotonic()
    limits = httpx.Limits(max_connections=max_connections)
    async with httpx.AsyncClient(
        http2=http2, limits=limits, timeout=30.0
    ) as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(30):
                group.create_task(fetch(client))
    connections = steps.count("connection.connect_tcp.complete")
    return (
        f"connections: {connections}, seconds: {time.monotonic() - start:.0f}"
    )


async def main() -> None:
    print("HTTP/1.1:", await measure(http2=False, max_connections=100))
    #> HTTP/1.1: connections: 30, seconds: 1
    print("HTTP/1.1, limited:", await measure(http2=False, max_connections=10))
    #> HTTP/1.1, limited: connections: 10, seconds: 3
    print("HTTP/2:", await measure(http2=True, max_connections=100))
    #> HTTP/2: connections: 1, seconds: 1


asyncio.run(main())
