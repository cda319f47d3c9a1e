from pathlib import Path

import httpx


def download(url: str, path: Path) -> None:
    with httpx.stream("GET", url) as response:
        with path.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
    print("saved", path.stat().st_size, "bytes")
    #> saved 90 bytes
    #> saved 0 bytes


download(
    "https://api.github.com/users/no.such.user", Path("careless-user.json")
)
download(
    "https://httpbin.org/redirect-to?url=/bytes/5000", Path("careless-data.bin")
)
