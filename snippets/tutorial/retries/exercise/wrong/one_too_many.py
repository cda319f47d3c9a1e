"""For the status 503 for ever, get sent 5 requests, and not 4."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4, 8]:
        try:
            response = client.get(url)
            if response.status_code not in (429, 502, 503, 504):
                return response
            pause = max(pause, int(response.headers.get("Retry-After", 0)))
            if pause > 30:
                return response
        except httpx.TransportError:
            pass
        time.sleep(pause)
    return client.get(url)
