from pathlib import Path

import httpx


def download(url: str, path: Path) -> None:
    with httpx.stream("GET", url) as response:
        with path.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)


user, data = Path("user.json"), Path("data.bin")
download("https://api.github.com/users/no.such.user", user)
print("Not Found" in user.read_text(encoding="utf-8"))
#> True
download("https://httpbin.org/redirect-to?url=/bytes/5000", data)
print(data.stat().st_size, "bytes")
#> 0 bytes
