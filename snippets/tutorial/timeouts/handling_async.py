import asyncio

import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


async def fate(client: httpx.AsyncClient, url: str) -> str:
    try:
        response = await client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"refused with {error.response.status_code}"
    except httpx.TimeoutException:
        return "too late"
    except httpx.RequestError:
        return "no answer"
    return "fine"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            print(await fate(client, url))
            #> fine
            #> refused with 503
            #> too late
            #> no answer


asyncio.run(main())
