import asyncio
import time

import httpx

in_flight = 0
peak = 0


async def fetch(client: httpx.AsyncClient, limit: asyncio.Semaphore) -> None:
    global in_flight, peak
    async with limit:
        in_flight += 1
        peak = max(peak, in_flight)
        try:
            response = await client.get("https://httpbin.org/delay/1")
        finally:
            in_flight -= 1
    response.raise_for_status()


async def main() -> None:
    start = time.monotonic()
    limit = asyncio.Semaphore(3)
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(fetch(client, limit))
    print(f"at most {peak} at once, {time.monotonic() - start:.1f} s in all")
    #> at most 3 at once, 4.4 s in all


asyncio.run(main())
