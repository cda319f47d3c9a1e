import asyncio
import time

import httpx

URLS = ["https://httpbin.org/status/503", "https://httpbin.org/delay/2"]
START = time.monotonic()
log = []


def note(event: str) -> None:
    log.append(f"{time.monotonic() - START:.1f} s: {event}")


async def fetch(client: httpx.AsyncClient, url: str) -> None:
    response = await client.get(url)
    response.raise_for_status()
    note(f"got {url}")


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await asyncio.gather(*(fetch(client, url) for url in URLS))
        except httpx.HTTPStatusError as error:
            note(f"gave up: status {error.response.status_code}")
        await asyncio.sleep(3.0)


asyncio.run(main())
for line in log:
    print(line)
    #> 0.1 s: gave up: status 503
    #> 2.1 s: got https://httpbin.org/delay/2
