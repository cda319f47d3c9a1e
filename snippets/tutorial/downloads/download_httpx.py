from pathlib import Path

import httpx


def download(client: httpx.Client, url: str, path: Path) -> None:
    """Save what the URL leads to, as a whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with client.stream("GET", url) as response:
            response.raise_for_status()
            total = response.headers.get("Content-Length", "?")
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
                    received = response.num_bytes_downloaded
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

with httpx.Client(follow_redirects=True) as client:
    for name, url in URLS.items():
        try:
            download(client, url, Path(name))
            print(name, "is complete")
            #> data.bin is complete
        except httpx.HTTPError:
            print(name, "failed")
            #> user.json failed
print([name for name in URLS if Path(name).exists()])
#> ['data.bin']
