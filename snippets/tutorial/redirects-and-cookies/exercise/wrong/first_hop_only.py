"""The key was not sent to https://httpbin.org/get."""

from typing import Any

import httpx

API_KEY = "key"


def fetch(url: str) -> Any:
    with httpx.Client(follow_redirects=True) as client:
        response = client.get(url)
    return response.raise_for_status().json()
