"""After an error status, the file is no longer what it was before."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    try:
        with path.open("wb") as file, httpx.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            for chunk in response.iter_bytes():
                file.write(chunk)
    except httpx.HTTPError:
        return False
    return True
