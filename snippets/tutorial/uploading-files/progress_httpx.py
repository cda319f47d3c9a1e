from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


def pieces(path: Path, size: int = 65_536) -> Iterator[bytes]:
    """Read a file, and print how much of it the client has taken."""
    total = path.stat().st_size
    sent = 0
    with path.open("rb") as file:
        while piece := file.read(size):
            yield piece
            sent += len(piece)
            print(f"{sent / total:.0%}")
            #> 25%
            #> 50%
            #> 75%
            #> 100%


with TemporaryDirectory() as folder, httpx.Client() as client:
    path = Path(folder, "archive.tar")
    path.write_bytes(bytes(4 * 65_536))
    response = client.put(
        "https://httpbin.org/put",
        content=pieces(path),
        headers={"Content-Length": str(path.stat().st_size)},
    )
    response.raise_for_status()
    print(response.json()["headers"]["Content-Length"])
    #> 262144
