"""A host that does not exist cost all others their status: ConnectError."""

import asyncio

import httpx


async def statuses(urls: list[str]) -> list[int | None]:
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get(url)) for url in urls]
    return [task.result().status_code for task in tasks]
