from collections.abc import Iterator
from itertools import islice
from typing import Any

import requests


def articles(session: requests.Session) -> Iterator[dict[str, Any]]:
    params = {
        "filter": "issn:2070-1721",
        "select": "DOI",
        "rows": 100,
        "cursor": "*",
    }
    while True:
        response = session.get(
            "https://api.crossref.org/works", params=params, timeout=5.0
        )
        response.raise_for_status()
        message = response.json()["message"]
        if not message["items"]:
            return
        yield from message["items"]
        params["cursor"] = message["next-cursor"]


with requests.Session() as session:
    dois = {article["DOI"] for article in islice(articles(session), 250)}
print(len(dois))
#> 250
