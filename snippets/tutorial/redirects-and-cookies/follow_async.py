import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        response = await client.get("http://api.github.com/users/python")
    response.raise_for_status()
    print([earlier.status_code for earlier in response.history], response.url)
    #> [301] https://api.github.com/users/python
    print(response.json()["name"])
    #> Python


asyncio.run(main())
