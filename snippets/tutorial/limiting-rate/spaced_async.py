import asyncio
import time

import httpx


class Pace:
    """Lets its callers start `interval` seconds apart."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.next_start = time.monotonic()

    async def wait(self) -> None:
        now = time.monotonic()
        start = max(now, self.next_start)
        self.next_start = start + self.interval
        await asyncio.sleep(start - now)


async def fetch(
    client: httpx.AsyncClient, pace: Pace, starts: list[float]
) -> None:
    await pace.wait()
    starts.append(time.monotonic())
    response = await client.get("https://httpbin.org/get")
    response.raise_for_status()


async def main() -> None:
    starts: list[float] = []
    pace = Pace(0.25)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(6):
                group.create_task(fetch(client, pace, starts))
    print(" ".join(f"{start - starts[0]:.2f}" for start in starts))
    #> 0.00 0.25 0.50 0.75 1.00 1.25


asyncio.run(main())
