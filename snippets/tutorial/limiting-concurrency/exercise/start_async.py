import asyncio
import time

import httpx

URLS = [f"https://httpbin.org/delay/1?id={number}" for number in range(8)]
URLS += ["https://httpbin.org/status/503", "https://no-such-host.invalid/"]


async def count(urls: list[str], at_once: int) -> tuple[int, int]:
    """How many requests succeeded, and how many failed."""
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(
            *(client.get(url) for url in urls), return_exceptions=True
        )
    return len(results), 0


async def main() -> None:
    start = time.monotonic()
    print(await count(URLS, at_once=4))
    #> (10, 0)
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 1.1 s


asyncio.run(main())
