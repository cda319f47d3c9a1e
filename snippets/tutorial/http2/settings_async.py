import asyncio

import httpx
from h2.exceptions import H2Error

URLS = [f"https://httpbin.org/anything/{number}" for number in range(30)]


async def fetch(
    client: httpx.AsyncClient, slots: asyncio.Semaphore, url: str
) -> bytes | Exception:
    try:
        async with slots, asyncio.timeout(30.0):
            response = await client.get(url)
        response.raise_for_status()
    except (TimeoutError, httpx.HTTPError, H2Error) as error:
        return error
    return response.content


async def main() -> None:
    slots = asyncio.Semaphore(20)
    timeout = httpx.Timeout(10.0, connect=2.0)
    async with httpx.AsyncClient(http2=True, timeout=timeout) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(fetch(client, slots, url)) for url in URLS
            ]
    responses = [task for task in tasks if isinstance(task.result(), bytes)]
    print(f"{len(responses)} responses")
    #> 30 responses


asyncio.run(main())
