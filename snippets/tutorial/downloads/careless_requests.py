from pathlib import Path

import requests


def download(url: str, path: Path) -> None:
    with requests.get(url, stream=True, timeout=5.0) as response:
        with path.open("wb") as file:
            for chunk in response.iter_content(chunk_size=65_536):
                file.write(chunk)


user, data = Path("user.json"), Path("data.bin")
download("https://api.github.com/users/no.such.user", user)
print("Not Found" in user.read_text(encoding="utf-8"))
#> True
download("https://httpbin.org/redirect-to?url=/bytes/5000", data)
print(data.stat().st_size, "bytes")
#> 5000 bytes
