"""3 requests were sent for the photos of one album."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    received: Any = None
    with httpx.Client() as client:
        for number, path in enumerate(paths, start=1):
            files = {f"photo_{number}": (path.name, path.read_bytes(), "image/jpeg")}
            data = {"album": album}
            response = client.post("https://httpbin.org/post", data=data, files=files)
            received = response.raise_for_status().json()
    return received
