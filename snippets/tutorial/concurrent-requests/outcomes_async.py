import asyncio

import httpx


async def outcome(
    client: httpx.AsyncClient, login: str
) -> int | httpx.HTTPError:
    try:
        response = await client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
    except httpx.HTTPError as error:
        return error
    return response.json()["public_repos"]


async def main() -> None:
    logins = ["python", "no.such.user", "django"]
    async with httpx.AsyncClient() as client:
        async with asyncio.TaskGroup() as group:
            tasks = {
                login: group.create_task(outcome(client, login))
                for login in logins
            }

    for login, task in tasks.items():
        failed = isinstance(task.result(), httpx.HTTPError)
        print(login, "failed" if failed else task.result())
        #> python 79
        #> no.such.user failed
        #> django 28


asyncio.run(main())
