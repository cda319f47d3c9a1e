"""A response was neither read to its end nor closed."""

import httpx


def beginning(url: str, size: int) -> bytes:
    with httpx.Client() as client:
        response = client.send(client.build_request("GET", url), stream=True)
        response.raise_for_status()
        return next(response.iter_bytes(size), b"")
