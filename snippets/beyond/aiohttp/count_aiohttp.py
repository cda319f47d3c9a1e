import asyncio

import aiohttp

LOGINS = ["python", "django", "pallets", "no.such.user", "numpy"]


async def count(session: aiohttp.ClientSession, login: str) -> int | str:
    try:
        async with session.get(f"/users/{login}") as response:
            response.raise_for_status()
            user = await response.json()
        return user["public_repos"]
    except aiohttp.ContentTypeError:
        return "unexpected content"
    except aiohttp.ClientResponseError as error:
        return f"status {error.status}"
    except TimeoutError:
        return "timed out"
    except aiohttp.ClientError:
        return "no answer"
    except (ValueError, KeyError, TypeError):
        return "unexpected content"


async def main() -> None:
    async with aiohttp.ClientSession(
        base_url="https://api.github.com",
        timeout=aiohttp.ClientTimeout(total=15.0),
    ) as session:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(count(session, login)) for login in LOGINS
            ]
    for login, task in zip(LOGINS, tasks, strict=True):
        print(login, task.result())
        #> python 79
        #> django 28
        #> pallets 17
        #> no.such.user status 404
        #> numpy 40


asyncio.run(main())
