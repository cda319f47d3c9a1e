import asyncio

import httpx


async def main() -> None:
    url = "https://api.github.com/users/no.such.user"
    try:
        async with httpx.AsyncClient() as client:
            async with client.stream("GET", url) as response:
                if not response.is_success:
                    await response.aread()
                response.raise_for_status()
    except httpx.HTTPStatusError as error:
        print("Not Found" in error.response.text)
        #> True


asyncio.run(main())
