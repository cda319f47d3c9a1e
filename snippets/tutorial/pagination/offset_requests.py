from collections.abc import Iterator
from typing import Any

import requests


def products(session: requests.Session) -> Iterator[dict[str, Any]]:
    skip = 0
    while True:
        response = session.get(
            "https://dummyjson.com/products",
            params={"limit": 50, "skip": skip},
            timeout=5.0,
        )
        response.raise_for_status()
        page = response.json()
        yield from page["products"]
        skip += len(page["products"])
        if not page["products"] or skip >= page["total"]:
            return


with requests.Session() as session:
    ids = [product["id"] for product in products(session)]
print(len(ids) > 100, len(ids) == len(set(ids)))
#> True True
