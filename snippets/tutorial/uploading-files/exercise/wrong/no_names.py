"""sea.jpg was sent with the name upload."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    files = {f"photo_{n}": path.read_bytes() for n, path in enumerate(paths, start=1)}
    data = {"album": album}
    response = httpx.post("https://httpbin.org/post", data=data, files=files)
    return response.raise_for_status().json()
