"""A file behind a redirect was not downloaded."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    with httpx.stream("GET", url) as response:
        if response.is_success:
            path.write_bytes(response.read())
    return response.is_success
