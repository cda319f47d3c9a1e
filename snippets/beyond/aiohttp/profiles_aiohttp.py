import asyncio

import aiohttp

LOGINS = ["python", "django", "no.such.user", "numpy"]


async def describe(session: aiohttp.ClientSession, login: str) -> str:
    try:
        async with session.get(f"/users/{login}") as response:
            if not response.ok:
                return f"{login}: status {response.status}"
            user = await response.json()
    except aiohttp.ContentTypeError:
        return f"{login}: not JSON"
    except TimeoutError:
        return f"{login}: timed out"
    except aiohttp.ClientError as error:
        return f"{login}: {error!r}"
    except ValueError:
        return f"{login}: not JSON"
    if user is None:
        return f"{login}: not JSON"
    return f"{login}: {user['name']}"


async def main() -> None:
    async with (
        aiohttp.ClientSession(
            base_url="https://api.github.com",
            timeout=aiohttp.ClientTimeout(total=10.0),
        ) as session,
        asyncio.TaskGroup() as group,
    ):
        tasks = [
            group.create_task(describe(session, login)) for login in LOGINS
        ]
    for task in tasks:
        print(task.result())
        #> python: Python
        #> django: Django
        #> no.such.user: status 404
        #> numpy: NumPy


asyncio.run(main())
