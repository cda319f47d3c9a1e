import asyncio
import time

import httpx

START = time.monotonic()


def log(message: str) -> None:
    print(f"{time.monotonic() - START:.1f} s: {message}")
    #> 2.6 s: response
    #> 2.6 s: tick
    #> 3.6 s: tick
    #> 4.6 s: tick
    #> 5.6 s: tick


async def tick() -> None:
    for _ in range(4):
        await asyncio.sleep(1)
        log("tick")


async def fetch() -> None:
    with httpx.Client() as client:
        response = client.get("https://httpbin.org/delay/2.5")
        response.raise_for_status()
        log("response")


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(tick())
        group.create_task(fetch())


asyncio.run(main())
