"""The files were sent as photo_0, photo_1, photo_2, and not as photo_1, photo_2, photo_3."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    files = {f"photo_{n}": (path.name, path.read_bytes()) for n, path in enumerate(paths)}
    data = {"album": album}
    response = httpx.post("https://httpbin.org/post", data=data, files=files)
    return response.raise_for_status().json()
