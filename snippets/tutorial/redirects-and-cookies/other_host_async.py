import asyncio

import httpx

HEADERS = {"Authorization": "Bearer token", "X-API-Key": "key"}
URL = "https://httpbin.org/redirect-to?url=https://postman-echo.com/headers"


async def main() -> None:
    async with httpx.AsyncClient(
        headers=HEADERS, follow_redirects=True
    ) as client:
        response = await client.get(URL)
    response.raise_for_status()
    received = response.json()["headers"]
    print(response.url.host)
    #> postman-echo.com
    print(received.get("authorization"), received.get("x-api-key"))
    #> None key


asyncio.run(main())
