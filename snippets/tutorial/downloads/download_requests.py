from pathlib import Path

import requests


def download(session: requests.Session, url: str, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    with session.get(url, stream=True, timeout=5.0) as response:
        response.raise_for_status()
        with part.open("wb") as file:
            for chunk in response.iter_content(chunk_size=65_536):
                file.write(chunk)
    part.replace(path)


URLS = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}

with requests.Session() as session:
    for name, url in URLS.items():
        path = Path(name)
        try:
            download(session, url, path)
            print(f"{name}: {path.stat().st_size} bytes")
            #> data.bin: 5000 bytes
        except requests.RequestException:
            print(f"{name}: failed, saved: {path.exists()}")
            #> user.json: failed, saved: False
