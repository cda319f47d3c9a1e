import httpx


def ids(client: httpx.Client) -> list[int]:
    """Return the number of each product, once, in the order of the server."""
    found: dict[int, None] = {}
    skip = 0
    while True:
        params = {"limit": 30, "skip": skip}
        response = client.get("https://dummyjson.com/products", params=params)
        response.raise_for_status()
        page = response.json()
        found |= dict.fromkeys(product["id"] for product in page["products"])
        skip += len(page["products"])
        if not page["products"] or skip >= page["total"]:
            return list(found)


with httpx.Client() as client:
    numbers = ids(client)
print(len(numbers) > 30, len(numbers) == len(set(numbers)))
#> True True
