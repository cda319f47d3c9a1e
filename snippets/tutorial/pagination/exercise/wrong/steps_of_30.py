"""From a server that sends 20 at most, ids returned 35."""

import httpx

URL = "https://dummyjson.com/products"


def ids(client: httpx.Client) -> list[int]:
    found: dict[int, None] = {}
    skip, total = 0, 1
    while skip < total:
        page = client.get(URL, params={"limit": 30, "skip": skip}).raise_for_status().json()
        found |= dict.fromkeys(product["id"] for product in page["products"])
        total = page["total"]
        skip += 30
    return list(found)
