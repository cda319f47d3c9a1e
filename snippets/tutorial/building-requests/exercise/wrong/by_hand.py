"""The term '50% & ü+' arrived as ['50% ']."""

from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    sign = "&" if "?" in url else "?"
    response = httpx.get(f"{url}{sign}q={term}&page={page}")
    return response.raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    response = httpx.request("DELETE", url, json={"ids": ids})
    return response.raise_for_status().json()
