import asyncio

import httpx

LOGINS = ["python", "django", "pallets", "encode", "numpy"]


async def fetch(client: httpx.AsyncClient, login: str) -> str:
    response = await client.get(f"/users/{login}")
    response.raise_for_status()
    return response.http_version


async def main() -> None:
    async with httpx.AsyncClient(
        http2=True, base_url="https://api.github.com"
    ) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, login)) for login in LOGINS
            ]
    versions = {task.result() for task in tasks}
    print(len(tasks), "answers over", *versions)
    #> 5 answers over HTTP/2


asyncio.run(main())
