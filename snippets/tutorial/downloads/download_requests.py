from pathlib import Path
from uuid import uuid4

import requests


def download(session: requests.Session, url: str, path: Path) -> None:
    """Save what the URL leads to, under its name once all of it is there."""
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        with session.get(url, stream=True, timeout=5.0) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_content(chunk_size=65_536):
                    file.write(chunk)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


URLS = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}

with requests.Session() as session:
    for name, url in URLS.items():
        path = Path(name)
        try:
            download(session, url, path)
            print(name, path.stat().st_size, "bytes")
            #> data.bin 5000 bytes
        except requests.RequestException as error:
            print(name, "failed:", type(error).__name__)
            #> user.json failed: HTTPError
