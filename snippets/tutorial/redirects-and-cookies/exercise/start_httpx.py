from typing import Any

import httpx

API_KEY = "key"


def fetch(url: str) -> Any:
    """Return the JSON at this URL of httpbin.org, which gets our key, and nobody else does."""
    with httpx.Client(follow_redirects=True) as client:
        response = client.get(url, headers={"X-API-Key": API_KEY})
    response.raise_for_status()
    return response.json()


for target in [
    "https://httpbin.org/headers",
    "https://postman-echo.com/headers",
]:
    received = fetch(f"https://httpbin.org/redirect-to?url={target}")["headers"]
    print("x-api-key" in [name.lower() for name in received])
    #> True
    #> True
