from pathlib import Path

import httpx

FILES = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}


def download(url: str, path: Path) -> bool:
    """Saves what the URL leads to; returns whether it could."""
    part = path.with_name(path.name + ".part")
    try:
        with httpx.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
    except httpx.HTTPError:
        part.unlink(missing_ok=True)
        return False
    part.replace(path)
    return True


folder = Path("files")
folder.mkdir(exist_ok=True)
for name, url in FILES.items():
    print(name, download(url, folder / name))
    #> data.bin True
    #> user.json False
print({path.name: path.stat().st_size for path in sorted(folder.iterdir())})
#> {'data.bin': 5000}
