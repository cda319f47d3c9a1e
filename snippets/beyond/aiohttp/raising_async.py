import asyncio
from typing import Any

import httpx


class RaisingClient(httpx.AsyncClient):
    async def request(self, *args: Any, **options: Any) -> httpx.Response:
        response = await super().request(*args, **options)
        return response.raise_for_status()


async def main() -> None:
    async with RaisingClient() as client:
        for status in [200, 404]:
            url = f"https://httpbin.org/status/{status}"
            try:
                response = await client.get(url)
                print(response.status_code)
                #> 200
            except httpx.HTTPStatusError as error:
                print("error", error.response.status_code)
                #> error 404


asyncio.run(main())
