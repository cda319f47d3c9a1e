from typing import Any

import httpx

API_KEY = "key"


def add_key(request: httpx.Request) -> None:
    """Runs before each request, also before those that follow a redirect."""
    request.headers.pop("X-API-Key", None)
    url = request.url
    if url.scheme == "https" and url.host == "httpbin.org" and not url.port:
        request.headers["X-API-Key"] = API_KEY


def fetch(url: str) -> Any:
    """Return the JSON at this URL of httpbin.org, which gets our key, and nobody else does."""
    hooks = {"request": [add_key]}
    with httpx.Client(follow_redirects=True, event_hooks=hooks) as client:
        response = client.get(url)
    response.raise_for_status()
    return response.json()


for target in [
    "https://httpbin.org/headers",
    "https://postman-echo.com/headers",
]:
    received = fetch(f"https://httpbin.org/redirect-to?url={target}")["headers"]
    print("x-api-key" in [name.lower() for name in received])
    #> True
    #> False
