from pathlib import Path

import httpx


def download(client: httpx.Client, url: str, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    with client.stream("GET", url) as response:
        response.raise_for_status()
        with part.open("wb") as file:
            for chunk in response.iter_bytes():
                file.write(chunk)
    part.replace(path)


URLS = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}

with httpx.Client(follow_redirects=True) as client:
    for name, url in URLS.items():
        path = Path(name)
        try:
            download(client, url, path)
            print(f"{name}: {path.stat().st_size} bytes")
            #> data.bin: 5000 bytes
        except httpx.HTTPError:
            print(f"{name}: failed, saved: {path.exists()}")
            #> user.json: failed, saved: False
