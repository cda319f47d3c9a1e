"""It asks until there is nothing left."""

import httpx

URL = "https://dummyjson.com/products"


def ids(client: httpx.Client) -> list[int]:
    found: dict[int, None] = {}
    skip = 0
    while page := client.get(URL, params={"limit": 30, "skip": skip}).json()["products"]:
        found |= dict.fromkeys(product["id"] for product in page)
        skip += len(page)
    return list(found)
