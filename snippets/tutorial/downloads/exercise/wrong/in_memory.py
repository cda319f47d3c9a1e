"""The content was collected in memory, instead of being written piece by piece."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    try:
        response = httpx.get(url, follow_redirects=True).raise_for_status()
    except httpx.HTTPError:
        return False
    path.write_bytes(response.content)
    return True
