import asyncio

import httpx


async def fetch_name(client: httpx.AsyncClient, login: str) -> str:
    response = await client.get(f"https://api.github.com/users/{login}")
    response.raise_for_status()
    return str(response.json()["name"])


def respond(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"name": f"called {request.url.path}"})


async def main() -> None:
    transport = httpx.MockTransport(respond)
    async with httpx.AsyncClient(transport=transport) as client:
        print(await fetch_name(client, "python"))
        #> called /users/python


asyncio.run(main())
