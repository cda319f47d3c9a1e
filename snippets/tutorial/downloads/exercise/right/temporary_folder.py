import tempfile
from pathlib import Path

import httpx


def download(url: str, path: Path) -> bool:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder) / "whole"
        try:
            with httpx.stream("GET", url, follow_redirects=True) as response:
                response.raise_for_status()
                with whole.open("wb") as file:
                    for chunk in response.iter_bytes():
                        file.write(chunk)
        except httpx.HTTPError:
            return False
        whole.replace(path)
    return True
