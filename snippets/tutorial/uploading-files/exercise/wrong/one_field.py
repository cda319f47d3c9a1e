"""The files were sent as photos, and not as photo_1, photo_2, photo_3."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    files = [("photos", (path.name, path.read_bytes(), "image/jpeg")) for path in paths]
    data = {"album": album}
    response = httpx.post("https://httpbin.org/post", data=data, files=files)
    return response.raise_for_status().json()
