"""The program raises TypeError on line 11."""

import asyncio

import httpx


async def report(urls: list[str]) -> list[str]:
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.get(url, http2=True)) for url in urls]
    return [f"{task.result().url} {task.result().http_version}" for task in tasks]


print(asyncio.run(report(["https://httpbin.org/get"])))
