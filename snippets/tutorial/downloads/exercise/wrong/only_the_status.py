"""After a connection that breaks off, download raises ReadError on line 14."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    part = path.with_name(path.name + ".part")
    with httpx.stream("GET", url, follow_redirects=True) as response:
        if not response.is_success:
            return False
        with part.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
    part.replace(path)
    return True
