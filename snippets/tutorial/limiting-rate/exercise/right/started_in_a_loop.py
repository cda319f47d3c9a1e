import asyncio

import httpx


async def statuses(urls: list[str], per_second: int) -> list[int]:
    tasks = []
    async with httpx.AsyncClient() as client:
        for url in urls:
            tasks.append(asyncio.create_task(client.get(url)))
            await asyncio.sleep(1 / per_second)
        return [(await task).status_code for task in tasks]
