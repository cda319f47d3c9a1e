import asyncio

import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


async def outcome(client: httpx.AsyncClient, url: str) -> str:
    try:
        response = await client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"error status {error.response.status_code}"
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            print(await outcome(client, url))
            #> fine
            #> error status 503
            #> timed out
            #> no response


asyncio.run(main())
