"""The key was sent to postman-echo.com."""

from typing import Any

import httpx

API_KEY = "key"


def add_key(request: httpx.Request) -> None:
    if request.url.scheme == "https" and request.url.host == "httpbin.org":
        request.headers["X-API-Key"] = API_KEY


def fetch(url: str) -> Any:
    hooks = {"request": [add_key]}
    with httpx.Client(follow_redirects=True, event_hooks=hooks) as client:
        return client.get(url).raise_for_status().json()
