import asyncio
from typing import Any

import httpx


class RaisingClient(httpx.AsyncClient):
    async def request(self, *args: Any, **options: Any) -> httpx.Response:
        response = await super().request(*args, **options)
        return response.raise_for_status()


async def main() -> None:
    async with RaisingClient() as client:
        try:
            await client.get("https://httpbin.org/status/404")
        except httpx.HTTPStatusError as error:
            print(error.response.status_code)
            #> 404


asyncio.run(main())
