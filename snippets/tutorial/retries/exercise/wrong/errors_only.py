"""For the status 429, and then a success, get sent 1 requests, and not 2."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        try:
            return client.get(url)
        except httpx.TransportError:
            time.sleep(pause)
    return client.get(url)
