import asyncio

import httpx

URL = "https://httpbin.org/response-headers?X-Part=one&X-Part=two,%20three"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(URL)
    response.raise_for_status()
    print(response.headers["x-part"])
    #> one, two, three
    print(response.headers.get_list("X-Part"))
    #> ['one', 'two, three']
    print(response.headers.get_list("X-Part", split_commas=True))
    #> ['one', 'two', 'three']
    print(response.headers.get("X-Missing", "not there"))
    #> not there


asyncio.run(main())
