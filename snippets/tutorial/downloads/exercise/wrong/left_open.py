"""A response was neither read to its end nor closed."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    with httpx.Client(follow_redirects=True) as client:
        response = client.send(client.build_request("GET", url), stream=True)
        if not response.is_success:
            return False
        with path.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
    return True
