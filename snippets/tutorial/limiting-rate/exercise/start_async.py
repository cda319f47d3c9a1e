import asyncio
import time

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(8)]


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str
) -> int:
    async with limit:
        response = await client.get(url)
        await asyncio.sleep(0.1)
    return response.status_code


async def statuses(urls: list[str], per_second: int) -> list[int]:
    """The statuses, with `per_second` requests started each second."""
    limit = asyncio.Semaphore(per_second)
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(
            *(fetch(client, limit, url) for url in urls)
        )


async def main() -> None:
    start = time.monotonic()
    print(len(await statuses(URLS, per_second=4)), "responses")
    #> 8 responses
    print(f"after {time.monotonic() - start:.1f} s")
    #> after 0.4 s


asyncio.run(main())
