import asyncio

import httpx

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            try:
                response = await client.get(url)
                response.raise_for_status()
                print(response.json())
                #> {'cookies': {}}
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                print(type(error).__name__)
                #> HTTPStatusError
                #> JSONDecodeError
                #> InvalidURL


asyncio.run(main())
