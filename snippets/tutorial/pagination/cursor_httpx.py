from collections.abc import Iterator
from itertools import islice
from typing import Any

import httpx


def articles(client: httpx.Client) -> Iterator[dict[str, Any]]:
    params = {
        "filter": "issn:2070-1721",
        "select": "DOI",
        "rows": 100,
        "cursor": "*",
    }
    while True:
        response = client.get("https://api.crossref.org/works", params=params)
        response.raise_for_status()
        message = response.json()["message"]
        if not message["items"]:
            return
        yield from message["items"]
        params["cursor"] = message["next-cursor"]


with httpx.Client() as client:
    dois = {article["DOI"] for article in islice(articles(client), 250)}
print(len(dois))
#> 250
