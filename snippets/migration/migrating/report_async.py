import asyncio

import httpx

API = "https://api.github.com"


async def report(client: httpx.AsyncClient, login: str) -> str:
    try:
        response = await client.get(f"/users/{login}")
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"{login}: status {error.response.status_code}"
    except httpx.TimeoutException:
        return f"{login}: timed out"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{login}: {error!r}"
    return f"{login}: {response.json()['name']}"


async def main() -> None:
    async with httpx.AsyncClient(
        base_url=API,
        headers={"Accept": "application/vnd.github+json"},
        timeout=httpx.Timeout(10.0, connect=3.0),
        follow_redirects=True,
    ) as client:
        for login in ["python", "no.such.user"]:
            print(await report(client, login))
            #> python: Python
            #> no.such.user: status 404


asyncio.run(main())
