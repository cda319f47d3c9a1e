import asyncio

import httpx

TIMEOUT = httpx.Timeout(6.0, connect=3.0)


async def what_was_late(client: httpx.AsyncClient, url: str) -> str:
    try:
        response = await client.get(url)
        response.raise_for_status()
    except httpx.ConnectTimeout:
        return "not connected within 3 seconds"
    except httpx.ReadTimeout:
        return "connected, but silent for 6 seconds"
    return "nothing"


async def main() -> None:
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
            print(await what_was_late(client, url))
            #> not connected within 3 seconds
            #> connected, but silent for 6 seconds


asyncio.run(main())
