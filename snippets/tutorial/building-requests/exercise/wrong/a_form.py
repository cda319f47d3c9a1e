"""The body of remove was sent as application/x-www-form-urlencoded."""

from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    response = httpx.get(httpx.URL(url).copy_merge_params({"q": term, "page": page}))
    return response.raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    response = httpx.request("DELETE", url, data={"ids": ids})
    return response.raise_for_status().json()
