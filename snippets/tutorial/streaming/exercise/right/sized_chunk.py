import httpx


def beginning(url: str, size: int) -> bytes:
    with httpx.Client() as client, client.stream("GET", url) as response:
        response.raise_for_status()
        return next(response.iter_bytes(size), b"")
