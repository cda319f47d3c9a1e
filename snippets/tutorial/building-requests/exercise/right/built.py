"""The client merges the query."""

from typing import Any

import httpx


def search(url: str, term: str, page: int) -> Any:
    target = httpx.URL(url)
    for name, value in {"q": term, "page": page}.items():
        target = target.copy_add_param(name, value)
    with httpx.Client() as client:
        return client.get(target).raise_for_status().json()


def remove(url: str, ids: list[int]) -> Any:
    with httpx.Client() as client:
        request = client.build_request("DELETE", url, json={"ids": ids})
        return client.send(request).raise_for_status().json()
