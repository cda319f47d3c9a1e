import asyncio

import httpx

URLS = [
    "https://httpbin.org/delay/2",
    "https://httpbin.org/status/503",
]


async def fetch(client: httpx.AsyncClient, url: str) -> bytes:
    try:
        response = await client.get(url)
    except asyncio.CancelledError:
        print("cancelled:", url)
        #> cancelled: https://httpbin.org/delay/2
        raise
    response.raise_for_status()
    return response.content


async def main() -> None:
    failed = []
    async with httpx.AsyncClient() as client:
        try:
            async with asyncio.TaskGroup() as group:
                for url in URLS:
                    group.create_task(fetch(client, url))
        except* httpx.HTTPStatusError as group_error:
            failed += group_error.exceptions
    for error in failed:
        print("failed:", error.request.url)
        #> failed: https://httpbin.org/status/503


asyncio.run(main())
