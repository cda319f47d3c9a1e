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


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, pace: Pace
) -> str:
    async with limit:
        await pace.wait()
        sent = time.monotonic()
        response = await client.get("https://httpbin.org/delay/1")
    return f"{sent - START:.1f} s: status {response.status_code}"


async def main() -> None:
    limit = asyncio.Semaphore(3)
    pace = Pace(0.2)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, limit, pace)) for _ in range(6)
            ]
    for task in tasks:
        print(task.result())
        #> 0.0 s: status 200
        #> 0.2 s: status 200
        #> 0.4 s: status 200
        #> 1.1 s: status 200
        #> 1.3 s: status 200
        #> 1.5 s: status 200


asyncio.run(main())
