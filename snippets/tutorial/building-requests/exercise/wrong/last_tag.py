"""The URL had the tags a and b, and search sent ['a']."""

from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    target = httpx.URL(url)
    response = httpx.get(target, params={**target.params, "q": term, "page": page})
    return response.raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    response = httpx.request("DELETE", url, json={"ids": ids})
    return response.raise_for_status().json()
