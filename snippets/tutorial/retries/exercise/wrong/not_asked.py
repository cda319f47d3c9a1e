"""For Retry-After: 7, get waited [1] seconds, and not [7]."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        try:
            response = client.get(url)
            if response.status_code not in (429, 502, 503, 504):
                return response
        except httpx.TransportError:
            pass
        time.sleep(pause)
    return client.get(url)
