"""The program seems to go on for ever: it was still at work after 1000 seconds."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        try:
            response = client.get(url)
            if response.status_code not in (429, 502, 503, 504):
                return response
            pause = max(pause, int(response.headers.get("Retry-After", 0)))
        except httpx.TransportError:
            pass
        time.sleep(pause)
    return client.get(url)
