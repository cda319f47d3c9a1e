"""While a product is added at the beginning, ids returned 30 twice."""

import httpx

URL = "https://dummyjson.com/products"


def ids(client: httpx.Client) -> list[int]:
    found: list[int] = []
    while True:
        response = client.get(URL, params={"limit": 30, "skip": len(found)}).raise_for_status()
        page = response.json()
        found += [product["id"] for product in page["products"]]
        if not page["products"] or len(found) >= page["total"]:
            return found
