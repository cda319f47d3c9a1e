import asyncio

import httpx


async def main() -> None:
    url = "https://api.github.com/users/no.such.user"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            if not response.is_success:
                await response.aread()
                print(response.status_code, response.json()["message"])
                #> 404 Not Found


asyncio.run(main())
