"""When the server responds with 403, remove should raise an HTTPStatusError."""

from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    response = httpx.get(httpx.URL(url).copy_merge_params({"q": term, "page": page}))
    return response.raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    return httpx.request("DELETE", url, json={"ids": ids}).text
