import asyncio
import time

import httpx

URLS = ["https://httpbin.org/status/503", "https://httpbin.org/delay/2"]
START = time.monotonic()
log = []


def note(event: str) -> None:
    log.append(f"{time.monotonic() - START:.1f} s: {event}")


async def fetch(client: httpx.AsyncClient, url: str) -> None:
    try:
        response = await client.get(url)
    except asyncio.CancelledError:
        note(f"cancelled {url}")
        raise
    response.raise_for_status()
    note(f"got {url}")


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            async with asyncio.TaskGroup() as group:
                for url in URLS:
                    group.create_task(fetch(client, url))
        except* httpx.HTTPStatusError as errors:
            for error in errors.exceptions:
                note(f"gave up: status {error.response.status_code}")


asyncio.run(main())
for line in log:
    print(line)
    #> 0.1 s: cancelled https://httpbin.org/delay/2
    #> 0.1 s: gave up: status 503
