import asyncio

import httpx

TEMPORARY = {429, 502, 503, 504}


async def get(client: httpx.AsyncClient, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        try:
            response = await client.get(url)
            if response.status_code not in TEMPORARY:
                return response
            reason = f"status {response.status_code}"
        except httpx.TransportError as error:
            reason = repr(error)
        print(f"{reason}, waiting {pause} s")
        #> status 503, waiting 1 s
        #> status 503, waiting 2 s
        #> status 503, waiting 4 s
        await asyncio.sleep(pause)
    return await client.get(url)


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        response = await get(client, "https://httpbin.org/status/503")
    print(response.status_code)
    #> 503


asyncio.run(main())
