import asyncio

import httpx


async def main() -> None:
    url = "https://api.github.com/users/no.such.user"
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            if not response.is_success:
                try:
                    print(response.json()["message"])
                except httpx.ResponseNotRead as error:
                    print(type(error).__name__)
                    #> ResponseNotRead


asyncio.run(main())
