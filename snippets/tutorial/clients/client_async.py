import asyncio

import httpx


async def fetch_name(client: httpx.AsyncClient, login: str) -> str | None:
    response = await client.get(f"/users/{login}")
    response.raise_for_status()
    return response.json()["name"]


async def main() -> None:
    async with httpx.AsyncClient(
        base_url="https://api.github.com",
        headers={"User-Agent": "my-report/1.0"},
        timeout=10.0,
    ) as client:
        for login in ["python", "psf"]:
            print(await fetch_name(client, login))
            #> Python
            #> Python Software Foundation


asyncio.run(main())
