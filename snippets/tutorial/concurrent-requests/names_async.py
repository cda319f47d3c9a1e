import asyncio

import httpx


async def fetch_name(client: httpx.AsyncClient, login: str) -> str | None:
    response = await client.get(f"https://api.github.com/users/{login}")
    response.raise_for_status()
    return response.json()["name"]


async def main() -> None:
    logins = ["python", "django", "pallets"]
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch_name(client, login)) for login in logins
            ]
    names = [task.result() for task in tasks]
    print(names)
    #> ['Python', 'Django', 'Pallets']


asyncio.run(main())
