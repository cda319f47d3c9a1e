import asyncio
import time

import httpx

URL = "https://httpbin.org/delay/"


async def fetch(client: httpx.AsyncClient, delay: int) -> float:
    """Requests a response that the server delays; returns how long it took."""
    start = time.monotonic()
    response = await client.get(f"{URL}{delay}")
    response.raise_for_status()
    return time.monotonic() - start


async def main() -> None:
    for http2 in [False, True]:
        async with httpx.AsyncClient(http2=http2, timeout=30.0) as client:
            async with asyncio.TaskGroup() as group:
                for _ in range(20):
                    group.create_task(fetch(client, 5))
                quick = group.create_task(fetch(client, 1))
        print(f"{http2=}: quick took {quick.result():.0f} s")
        #> http2=False: quick took 1 s
        #> http2=True: quick took 5 s


asyncio.run(main())
