from typing import Any

import httpx

URLS = [
    "https://httpbin.org/json",
    "https://httpbin.org/html",
    "https://api.github.com/users/no.such.user",
]


def fetch_json(client: httpx.Client, url: str) -> Any:
    """Return the JSON at this URL, or raise an exception that says what is there instead."""
    response = client.get(url, headers={"Accept": "application/json"})
    response.raise_for_status()
    try:
        return response.json()
    except ValueError as error:
        start = response.text.strip()[:20]
        raise ValueError(f"no JSON at {url}, but {start!r}") from error


def describe(client: httpx.Client, url: str) -> str:
    try:
        return f"JSON with {list(fetch_json(client, url))}"
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code} at {url}"
    except ValueError as error:
        return str(error)


with httpx.Client() as client:
    for url in URLS:
        print(describe(client, url))
        #> JSON with ['slideshow']
        #> no JSON at https://httpbin.org/html, but '<!DOCTYPE html>\n<htm'
        #> status 404 at https://api.github.com/users/no.such.user
