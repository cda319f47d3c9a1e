import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import httpx


async def articles(
    client: httpx.AsyncClient,
) -> AsyncGenerator[dict[str, Any], None]:
    params = {
        "filter": "issn:2070-1721",
        "select": "DOI",
        "rows": 100,
        "cursor": "*",
    }
    while True:
        response = await client.get(
            "https://api.crossref.org/works", params=params
        )
        response.raise_for_status()
        message = response.json()["message"]
        if not message["items"]:
            return
        for article in message["items"]:
            yield article
        params["cursor"] = message["next-cursor"]


async def main() -> None:
    dois: set[str] = set()
    async with (
        httpx.AsyncClient() as client,
        aclosing(articles(client)) as found,
    ):
        async for article in found:
            dois.add(article["DOI"])
            if len(dois) == 250:
                break
    print(len(dois))
    #> 250


asyncio.run(main())
