from pathlib import Path

import requests


def download(url: str, path: Path) -> None:
    with requests.get(url, stream=True, timeout=5.0) as response:
        with path.open("wb") as file:
            for chunk in response.iter_content(chunk_size=65_536):
                file.write(chunk)
    print("saved", path.stat().st_size, "bytes")
    #> saved 90 bytes
    #> saved 5000 bytes


download(
    "https://api.github.com/users/no.such.user", Path("careless-user.json")
)
download(
    "https://httpbin.org/redirect-to?url=/bytes/5000", Path("careless-data.bin")
)
