import asyncio
import os

import httpx


async def main() -> None:
    headers = {"Accept": "application/vnd.github+json"}
    if token := os.environ.get("GITHUB_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"

    async with httpx.AsyncClient() as client:
        response = await client.get(
            "https://api.github.com/users/python", headers=headers
        )
    response.raise_for_status()
    print(response.headers["X-RateLimit-Limit"], "requests an hour")
    #> 60 requests an hour


asyncio.run(main())
