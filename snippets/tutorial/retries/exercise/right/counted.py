"""The last try is made within the loop."""

import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for attempt in range(4):
        try:
            response = client.get(url)
        except httpx.TransportError:
            if attempt == 3:
                raise
            time.sleep(2**attempt)
            continue
        pause = max(2**attempt, int(response.headers.get("Retry-After", 0)))
        if response.status_code not in (429, 502, 503, 504) or attempt == 3 or pause > 30:
            break
        time.sleep(pause)
    return response
