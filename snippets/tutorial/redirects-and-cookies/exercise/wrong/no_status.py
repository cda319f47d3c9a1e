"""When the server responds with 500, fetch should raise an HTTPStatusError."""

from typing import Any

import httpx

API_KEY = "key"


def fetch(url: str) -> Any:
    with httpx.Client() as client:
        while True:
            target = httpx.URL(url)
            safe = target.scheme == "https" and target.host == "httpbin.org"
            response = client.get(url, headers={"X-API-Key": API_KEY} if safe else {})
            if response.next_request is None:
                return response.json() if response.is_success else None
            url = str(response.next_request.url)
