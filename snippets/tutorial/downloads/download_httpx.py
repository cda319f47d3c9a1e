from pathlib import Path
from uuid import uuid4

import httpx


def download(client: httpx.Client, url: str, path: Path) -> None:
    """Save what the URL leads to, under its name once all of it is there."""
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        with client.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


URLS = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}

with httpx.Client() as client:
    for name, url in URLS.items():
        path = Path(name)
        try:
            download(client, url, path)
            print(name, path.stat().st_size, "bytes")
            #> data.bin 5000 bytes
        except httpx.HTTPError as error:
            print(name, "failed:", type(error).__name__)
            #> user.json failed: HTTPStatusError
