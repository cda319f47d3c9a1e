"""The key was sent to postman-echo.com."""

from typing import Any

import httpx

API_KEY = "key"


def fetch(url: str) -> Any:
    headers = {"X-API-Key": API_KEY}
    with httpx.Client(headers=headers, follow_redirects=True) as client:
        response = client.get(url)
    return response.raise_for_status().json()
