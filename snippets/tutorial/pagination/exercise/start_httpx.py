from typing import Any

import httpx


def ids(client: httpx.Client) -> list[int]:
    """Return the number of each product, once, in the order of the server."""
    response = client.get(
        "https://dummyjson.com/products", params={"limit": 30}
    )
    response.raise_for_status()
    found: list[dict[str, Any]] = response.json()["products"]
    return [product["id"] for product in found]


with httpx.Client() as client:
    numbers = ids(client)
print(len(numbers) > 30, len(numbers) == len(set(numbers)))
#> False True
