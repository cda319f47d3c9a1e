import asyncio

import httpx


async def check(response: httpx.Response) -> None:
    if response.is_error:
        await response.aread()  # so that the error's content can be looked at
        response.raise_for_status()


async def main() -> None:
    hooks = {"response": [check]}
    async with httpx.AsyncClient(event_hooks=hooks) as client:
        try:
            await client.get("https://httpbin.org/status/404")
        except httpx.HTTPStatusError as error:
            print(error.response.status_code)
            #> 404


asyncio.run(main())
