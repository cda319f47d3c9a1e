import hashlib
from pathlib import Path
from uuid import uuid4

import httpx


def download(client: httpx.Client, url: str, path: Path, sha256: str) -> None:
    """Save what the URL leads to, if it has this checksum."""
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    digest = hashlib.sha256()
    try:
        with client.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
                    digest.update(chunk)
        if digest.hexdigest() != sha256:
            raise ValueError(f"{path.name} has another checksum")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


url = "https://httpbin.org/base64/aGVsbG8="
published = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
path = Path("hello.txt")

with httpx.Client() as client:
    download(client, url, path, published)
    print(path.read_text(encoding="utf-8"))
    #> hello
    try:
        download(client, url, path, published[::-1])
    except ValueError as error:
        print(error)
        #> hello.txt has another checksum
