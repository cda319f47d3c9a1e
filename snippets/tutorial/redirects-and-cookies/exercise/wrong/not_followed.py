"""After two redirects within httpbin.org, fetch raises HTTPStatusError on line 13."""

from typing import Any

import httpx

API_KEY = "key"


def fetch(url: str) -> Any:
    with httpx.Client() as client:
        response = client.get(url, headers={"X-API-Key": API_KEY})
    return response.raise_for_status().json()
