"""When the response has an error status, beginning should raise httpx.HTTPStatusError; it
returns the error page."""

import httpx


def beginning(url: str, size: int) -> bytes:
    with httpx.stream("GET", url) as response:
        return next(response.iter_bytes(size), b"")
