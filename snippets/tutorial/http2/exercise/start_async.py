import asyncio
import time

import httpx

URLS = [
    "https://httpbin.org/delay/3",
    "https://httpbin.org/delay/2",
    "http://httpbin.org/delay/1",
]


async def report(urls: list[str]) -> list[str]:
    """A line for each URL: the URL, and the version of HTTP that was used."""
    lines = []
    for url in urls:
        async with httpx.AsyncClient() as client:
            response = await client.get(url)
        response.raise_for_status()
        lines.append(f"{url} {response.http_version}")
    return lines


start = time.monotonic()
for line in asyncio.run(report(URLS)):
    print(line)
    #> https://httpbin.org/delay/3 HTTP/1.1
    #> https://httpbin.org/delay/2 HTTP/1.1
    #> http://httpbin.org/delay/1 HTTP/1.1
print(f"after {time.monotonic() - start:.0f} s")
#> after 6 s
