"""Nothing was on disk when 900,000 of 1,000,000 bytes had been sent: the whole content was kept in
memory."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    try:
        response = httpx.get(url, follow_redirects=True).raise_for_status()
    except httpx.HTTPError:
        return False
    path.write_bytes(response.content)
    return True
