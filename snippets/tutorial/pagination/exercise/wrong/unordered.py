"""ids returned the products in another order."""

import httpx

URL = "https://dummyjson.com/products"


def ids(client: httpx.Client) -> list[int]:
    found: set[int] = set()
    skip, size = 0, 1
    while size:
        page = client.get(URL, params={"limit": 30, "skip": skip}).raise_for_status().json()
        size = len(page["products"])
        found |= {-product["id"] for product in page["products"]}
        skip += size
    return sorted(-number for number in found)[::-1]
