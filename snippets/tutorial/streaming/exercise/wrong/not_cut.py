"""beginning returned 3000 bytes; 2500 were asked for, and 10000 are there."""

import httpx


def beginning(url: str, size: int) -> bytes:
    received = b""
    with httpx.stream("GET", url) as response:
        response.raise_for_status()
        for chunk in response.iter_bytes():
            received += chunk
            if len(received) >= size:
                break
    return received
