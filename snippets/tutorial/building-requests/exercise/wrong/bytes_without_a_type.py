"""The body of remove was sent as no type."""

import json
from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    response = httpx.get(httpx.URL(url).copy_merge_params({"q": term, "page": page}))
    return response.raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    content = json.dumps({"ids": ids})
    response = httpx.request("DELETE", url, content=content)
    return response.raise_for_status().json()
