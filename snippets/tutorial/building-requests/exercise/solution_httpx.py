from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    """Search at a URL that may have a query of its own, and return what the server received."""
    response = httpx.get(
        httpx.URL(url).copy_merge_params({"q": term, "page": page})
    )
    response.raise_for_status()
    return response.json()


def remove(url: str, ids: list[int]) -> Any:
    """Delete the items with these ids, and return what the server received."""
    response = httpx.request("DELETE", url, json={"ids": ids})
    response.raise_for_status()
    return response.json()


print(search("https://httpbin.org/anything?lang=it", "fish & chips", 2)["args"])
#> {'lang': 'it', 'page': '2', 'q': 'fish & chips'}
print(remove("https://httpbin.org/anything", [7, 8])["json"])
#> {'ids': [7, 8]}
