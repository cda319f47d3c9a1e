"""For a server that breaks off, and then a success, get raises ReadError on line 10."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        response = client.get(url)
        if response.status_code not in (429, 502, 503, 504):
            return response
        time.sleep(pause)
    return client.get(url)
