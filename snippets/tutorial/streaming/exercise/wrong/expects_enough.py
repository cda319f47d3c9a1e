"""Asked for 10001 bytes where 10000 are, beginning raises StopIteration on line 12."""

import httpx


def beginning(url: str, size: int) -> bytes:
    received = b""
    with httpx.stream("GET", url) as response:
        response.raise_for_status()
        chunks = response.iter_bytes()
        while len(received) < size:
            received += next(chunks)
    return received[:size]
