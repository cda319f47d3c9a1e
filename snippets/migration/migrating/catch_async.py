import asyncio

import httpx

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]


async def fetch(client: httpx.AsyncClient, url: str) -> str:
    try:
        response = await client.get(url)
        response.raise_for_status()
        return f"found {response.json()}"
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        return f"failed: {type(error).__name__}"


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        for url in URLS:
            print(await fetch(client, url))
            #> found {'cookies': {}}
            #> failed: HTTPStatusError
            #> failed: JSONDecodeError
            #> failed: InvalidURL


asyncio.run(main())
