import asyncio
import time

import httpx

START = time.monotonic()


class Pace:
    """Lets its callers start at least `interval` seconds apart."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.next_start = time.monotonic()
        self.lock = asyncio.Lock()

    async def wait(self) -> None:
        async with self.lock:
            await asyncio.sleep(max(0, self.next_start - time.monotonic()))
            self.next_start = time.monotonic() + self.interval


async def fetch(client: httpx.AsyncClient, pace: Pace) -> str:
    await pace.wait()
    sent = time.monotonic()
    response = await client.get("https://httpbin.org/get")
    return f"{sent - START:.2f} s: status {response.status_code}"


async def main() -> None:
    pace = Pace(0.25)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(client, pace)) for _ in range(5)]
    for task in tasks:
        print(task.result())
        #> 0.00 s: status 200
        #> 0.25 s: status 200
        #> 0.50 s: status 200
        #> 0.75 s: status 200
        #> 1.00 s: status 200


asyncio.run(main())
