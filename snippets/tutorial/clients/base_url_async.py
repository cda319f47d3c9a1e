import asyncio

import httpx

BASE = "https://httpbin.org/anything/v1"


async def main() -> None:
    async with httpx.AsyncClient(base_url=BASE) as client:
        for url in ["users", "/users", "https://example.com/"]:
            print(client.build_request("GET", url).url)
            #> https://httpbin.org/anything/v1/users
            #> https://httpbin.org/anything/v1/users
            #> https://example.com/


asyncio.run(main())
