import asyncio

import httpx

URLS = ["https://httpbin.org/delay/1", "https://httpbin.org/delay/1"]


async def statuses(urls: list[str]) -> list[int]:
    """The status of each URL."""
    found = []
    async with httpx.AsyncClient() as client:
        for url in urls:
            response = await client.get(url)
            found.append(response.status_code)
    return found


async def tick(ticks: list[str]) -> None:
    for _ in range(4):
        await asyncio.sleep(0.5)
        ticks.append("tick")


async def main() -> None:
    ticks: list[str] = []
    async with asyncio.TaskGroup() as group:
        group.create_task(tick(ticks))
        await asyncio.sleep(0)  # let the ticking begin
        print(await statuses(URLS), "after", len(ticks), "ticks")
        #> [200, 200] after 4 ticks


asyncio.run(main())
