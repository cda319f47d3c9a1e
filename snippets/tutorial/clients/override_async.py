import asyncio

import httpx

URL = "https://httpbin.org/get"


async def main() -> None:
    async with httpx.AsyncClient(
        headers={"Accept": "application/json", "User-Agent": "my-report/1.0"},
        params={"lang": "en"},
    ) as client:
        response = await client.get(
            URL, headers={"Accept": "text/html"}, params={"page": 2}
        )
        response.raise_for_status()
        print(response.url)
        #> https://httpbin.org/get?lang=en&page=2
        print(response.request.headers["Accept"])
        #> text/html
        print(response.request.headers["User-Agent"])
        #> my-report/1.0


asyncio.run(main())
