from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    """Upload the photos of an album in one request, and return what the server received."""
    files = {}
    for path in paths:
        files["photo"] = path.read_bytes()
    response = httpx.post(
        "https://httpbin.org/post", data={"name": album}, files=files
    )
    return response.json()


with TemporaryDirectory() as folder:
    photos = [Path(folder, name) for name in ("forum.jpg", "pantheon.jpg")]
    for photo in photos:
        photo.write_bytes(b"the " + photo.stem.encode())
    received = send("Rome", photos)
    print(received["form"])
    #> {'name': 'Rome'}
    print(received["files"])
    #> {'photo': 'the pantheon'}
