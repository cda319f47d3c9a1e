"""When the server refuses the photos with 413, send should raise an HTTPStatusError."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    files = {
        f"photo_{n}": (path.name, path.read_bytes(), "image/jpeg")
        for n, path in enumerate(paths, start=1)
    }
    data = {"album": album}
    return httpx.post("https://httpbin.org/post", data=data, files=files).json()
