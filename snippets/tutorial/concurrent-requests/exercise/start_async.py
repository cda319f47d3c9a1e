import asyncio
import time

import httpx

URLS = [
    "https://httpbin.org/delay/1",
    "https://httpbin.org/delay/2",
    "https://httpbin.org/status/404",
]


async def statuses(urls: list[str]) -> list[int | None]:
    """The status of each URL, in their order; None if there was no response."""
    async with httpx.AsyncClient() as client:
        return [(await client.get(url)).status_code for url in urls]


async def main() -> None:
    start = time.monotonic()
    print(await statuses(URLS))
    #> [200, 200, 404]
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 3.3 s


asyncio.run(main())
