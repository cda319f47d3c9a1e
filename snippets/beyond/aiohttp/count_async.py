import asyncio

import httpx

LOGINS = ["python", "django", "pallets", "no.such.user", "numpy"]


async def count(client: httpx.AsyncClient, login: str) -> int | str:
    try:
        async with asyncio.timeout(15.0):
            response = await client.get(f"/users/{login}")
        response.raise_for_status()
        return response.json()["public_repos"]
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except (TimeoutError, httpx.TimeoutException):
        return "timed out"
    except httpx.RequestError:
        return "no answer"
    except (ValueError, KeyError, TypeError):
        return "unexpected content"


async def main() -> None:
    async with httpx.AsyncClient(base_url="https://api.github.com") as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(count(client, login)) for login in LOGINS
            ]
    for login, task in zip(LOGINS, tasks, strict=True):
        print(login, task.result())
        #> python 79
        #> django 28
        #> pallets 17
        #> no.such.user status 404
        #> numpy 40


asyncio.run(main())
