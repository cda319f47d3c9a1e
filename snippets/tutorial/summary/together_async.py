import asyncio

import httpx

URLS = [
    "https://httpbin.org/json",
    "https://httpbin.org/redirect/1",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/9",
]


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, url: str
) -> str:
    try:
        async with limit, asyncio.timeout(20):
            response = await client.get(url)
            response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except (
        httpx.RequestError,
        httpx.InvalidURL,
        ValueError,
        TimeoutError,
    ) as error:
        return type(error).__name__
    return f"{response.url.path} is {response.headers.get('Content-Type')}"


async def main() -> None:
    limit = asyncio.Semaphore(10)
    async with (
        httpx.AsyncClient(timeout=5.0, follow_redirects=True) as client,
        asyncio.TaskGroup() as group,
    ):
        tasks = [group.create_task(fetch(client, limit, url)) for url in URLS]
    for task in tasks:
        print(task.result())
        #> /json is application/json
        #> /get is application/json
        #> status 503
        #> ReadTimeout


asyncio.run(main())
