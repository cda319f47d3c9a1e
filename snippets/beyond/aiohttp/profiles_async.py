import asyncio

import httpx

LOGINS = ["python", "django", "no.such.user", "numpy"]


async def describe(client: httpx.AsyncClient, login: str) -> str:
    try:
        response = await client.get(f"/users/{login}")
        response.raise_for_status()
        user = response.json()
    except httpx.HTTPStatusError as error:
        return f"{login}: status {error.response.status_code}"
    except httpx.TimeoutException:
        return f"{login}: timed out"
    except httpx.RequestError as error:
        return f"{login}: {error!r}"
    except ValueError:
        return f"{login}: not JSON"
    return f"{login}: {user['name']}"


async def main() -> None:
    async with (
        httpx.AsyncClient(
            base_url="https://api.github.com", timeout=10.0
        ) as client,
        asyncio.TaskGroup() as group,
    ):
        tasks = [group.create_task(describe(client, login)) for login in LOGINS]
    for task in tasks:
        print(task.result())
        #> python: Python
        #> django: Django
        #> no.such.user: status 404
        #> numpy: NumPy


asyncio.run(main())
