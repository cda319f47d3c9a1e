from pathlib import Path
from uuid import uuid4

import httpx

FILES = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}


def download(url: str, path: Path) -> bool:
    """Save what the URL leads to, and return whether that worked."""
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        with httpx.stream("GET", url, follow_redirects=True) as response:
            response.raise_for_status()
            with part.open("wb") as file:
                for chunk in response.iter_bytes():
                    file.write(chunk)
        part.replace(path)
    except httpx.HTTPError:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


folder = Path("files")
folder.mkdir(exist_ok=True)
for name, url in FILES.items():
    print(name, download(url, folder / name))
    #> data.bin True
    #> user.json False
print({path.name: path.stat().st_size for path in sorted(folder.iterdir())})
#> {'data.bin': 5000}
