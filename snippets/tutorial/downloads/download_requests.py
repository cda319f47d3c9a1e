from pathlib import Path

import requests


def download(session: requests.Session, url: str, path: Path) -> None:
    """Save what the URL leads to, as a whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with session.get(url, stream=True, timeout=5.0) as response:
            response.raise_for_status()
            total = response.headers.get("Content-Length", "?")
            with part.open("wb") as file:
                for chunk in response.iter_content(chunk_size=2500):
                    file.write(chunk)
                    received = response.raw.tell() or file.tell()
                    print(f"{received} of {total} bytes")
                    #> 2500 of 10000 bytes
                    #> 5000 of 10000 bytes
                    #> 7500 of 10000 bytes
                    #> 10000 of 10000 bytes
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


URLS = {
    "data.bin": "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "user.json": "https://api.github.com/users/no.such.user",
}

with requests.Session() as session:
    for name, url in URLS.items():
        try:
            download(session, url, Path(name))
            print(name, "is complete")
            #> data.bin is complete
        except requests.RequestException:
            print(name, "failed")
            #> user.json failed
print([name for name in URLS if Path(name).exists()])
#> ['data.bin']
