import asyncio
import time

import httpx


async def tick(log: list[str], start: float) -> None:
    for _ in range(3):
        await asyncio.sleep(0.5)
        log.append(f"tick at {time.monotonic() - start:.1f} s")


async def main() -> None:
    log = []
    start = time.monotonic()
    ticking = asyncio.create_task(tick(log, start))
    await asyncio.sleep(0)  # let the ticking begin
    httpx.get("https://httpbin.org/delay/1")  # blocks the event loop
    log.append(f"answer at {time.monotonic() - start:.1f} s")
    await ticking
    for line in log:
        print(line)
        #> answer at 1.1 s
        #> tick at 1.1 s
        #> tick at 1.6 s
        #> tick at 2.1 s


asyncio.run(main())
