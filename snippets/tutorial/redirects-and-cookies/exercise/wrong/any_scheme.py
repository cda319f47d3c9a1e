"""The key was sent without TLS, where everybody can read it."""

from typing import Any

import httpx

API_KEY = "key"


def add_key(request: httpx.Request) -> None:
    request.headers.pop("X-API-Key", None)
    if request.url.host == "httpbin.org":
        request.headers["X-API-Key"] = API_KEY


def fetch(url: str) -> Any:
    hooks = {"request": [add_key]}
    with httpx.Client(follow_redirects=True, event_hooks=hooks) as client:
        return client.get(url).raise_for_status().json()
