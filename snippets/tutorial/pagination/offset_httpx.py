from collections.abc import Iterator
from typing import Any

import httpx


def products(client: httpx.Client) -> Iterator[dict[str, Any]]:
    skip = 0
    while True:
        response = client.get(
            "https://dummyjson.com/products", params={"limit": 50, "skip": skip}
        )
        response.raise_for_status()
        page = response.json()
        yield from page["products"]
        skip += len(page["products"])
        if not page["products"] or skip >= page["total"]:
            return


with httpx.Client() as client:
    ids = [product["id"] for product in products(client)]
print(len(ids) > 100, len(ids) == len(set(ids)))
#> True True
