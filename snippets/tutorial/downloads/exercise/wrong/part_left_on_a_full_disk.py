"""After an OSError, another file is left: data.bin.part."""

from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    part = path.with_name(path.name + ".part")
    try:
        with httpx.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
    except httpx.HTTPError:
        part.unlink(missing_ok=True)
        return False
    part.replace(path)
    return True
