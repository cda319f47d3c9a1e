import asyncio
import time

import httpx

URLS = [
    "https://httpbin.org/delay/3",
    "https://httpbin.org/delay/2",
    "http://httpbin.org/delay/1",
]


async def line(client: httpx.AsyncClient, url: str) -> str:
    response = await client.get(url)
    response.raise_for_status()
    return f"{url} {response.http_version}"


async def report(urls: list[str]) -> list[str]:
    """A line for each URL: the URL, and the version of HTTP that was used."""
    async with httpx.AsyncClient(http2=True) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(line(client, url)) for url in urls]
    return [task.result() for task in tasks]


start = time.monotonic()
for each in asyncio.run(report(URLS)):
    print(each)
    #> https://httpbin.org/delay/3 HTTP/2
    #> https://httpbin.org/delay/2 HTTP/2
    #> http://httpbin.org/delay/1 HTTP/1.1
print(f"after {time.monotonic() - start:.0f} s")
#> after 3 s
