from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx


def send(album: str, paths: list[Path]) -> Any:
    """Upload the photos of an album in one request, and return what the server received."""
    with ExitStack() as stack:
        files = {
            f"photo_{number}": (
                path.name,
                stack.enter_context(path.open("rb")),
                "image/jpeg",
            )
            for number, path in enumerate(paths, start=1)
        }
        response = httpx.post(
            "https://httpbin.org/post", data={"album": album}, files=files
        )
    response.raise_for_status()
    return response.json()


with TemporaryDirectory() as folder:
    photos = [Path(folder, name) for name in ("forum.jpg", "pantheon.jpg")]
    for photo in photos:
        photo.write_bytes(b"the " + photo.stem.encode())
    received = send("Rome", photos)
    print(received["form"])
    #> {'album': 'Rome'}
    print(received["files"])
    #> {'photo_1': 'the forum', 'photo_2': 'the pantheon'}
