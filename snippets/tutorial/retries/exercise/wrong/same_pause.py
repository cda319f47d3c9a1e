"""For the status 503 for ever, get waited [1, 1, 1] seconds, and not [1, 2, 4]."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for _ in range(3):
        try:
            response = client.get(url)
            if response.status_code not in (429, 502, 503, 504):
                return response
        except httpx.TransportError:
            pass
        time.sleep(1)
    return client.get(url)
