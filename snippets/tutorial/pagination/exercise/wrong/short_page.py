"""From a server that sends 20 at most, ids returned 20."""

import httpx

URL = "https://dummyjson.com/products"


def ids(client: httpx.Client) -> list[int]:
    found: dict[int, None] = {}
    skip = 0
    while True:
        response = client.get(URL, params={"limit": 30, "skip": skip}).raise_for_status()
        page = response.json()["products"]
        found |= dict.fromkeys(product["id"] for product in page)
        if len(page) < 30:
            return list(found)
        skip += 30
