"""The Content-Type of the form has no boundary."""

from pathlib import Path
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    files = {f"photo_{n}": path.open("rb") for n, path in enumerate(paths, start=1)}
    headers = {"Content-Type": "multipart/form-data"}
    data = {"album": album}
    response = httpx.post("https://httpbin.org/post", data=data, files=files, headers=headers)
    for file in files.values():
        file.close()
    return response.raise_for_status().json()
