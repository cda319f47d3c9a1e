from pathlib import Path

import httpx

FILES = {
    "data.bin": "https://httpbin.org/redirect-to?url=/bytes/5000",
    "user.json": "https://api.github.com/users/no.such.user",
}


def download(url: str, path: Path) -> bool:
    """Save what the URL leads to, and return whether that worked."""
    response = httpx.get(url)
    path.write_bytes(response.content)
    return True


folder = Path("files")
folder.mkdir(exist_ok=True)
for name, url in FILES.items():
    print(name, download(url, folder / name))
    #> data.bin True
    #> user.json True
print({path.name: path.stat().st_size for path in sorted(folder.iterdir())})
#> {'data.bin': 0, 'user.json': 90}
