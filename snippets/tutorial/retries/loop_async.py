import asyncio
import random

import httpx

TEMPORARY = {429, 502, 503, 504}


async def get(
    client: httpx.AsyncClient, url: str, tries: int = 4
) -> httpx.Response:
    """Send a GET until it succeeds; raise HTTPError if the last try fails, too."""
    for attempt in range(1, tries):
        try:
            response = await client.get(url)
            if response.status_code not in TEMPORARY:
                return response.raise_for_status()
            reason = f"status {response.status_code}"
        except httpx.TransportError as error:
            reason = repr(error)
        longest = min(2**attempt, 30)
        print(f"{reason}, waiting up to {longest} s")
        #> status 503, waiting up to 2 s
        #> status 503, waiting up to 4 s
        #> status 503, waiting up to 8 s
        await asyncio.sleep(random.uniform(0, longest))
    response = await client.get(url)
    return response.raise_for_status()


async def main() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await get(client, "https://httpbin.org/status/503")
        except httpx.HTTPStatusError as error:
            print(f"gave up: {error.response.status_code}")
            #> gave up: 503
        response = await get(client, "https://httpbin.org/get")
        print(response.status_code)
        #> 200


asyncio.run(main())
