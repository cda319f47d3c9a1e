from http.cookiejar import MozillaCookieJar
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


def open_jar(path: Path) -> MozillaCookieJar:
    """A jar that saves to this file, with what was saved there before."""
    jar = MozillaCookieJar(path)
    if path.exists():
        jar.load(ignore_discard=True)
    return jar


with TemporaryDirectory() as folder:
    path = Path(folder, "cookies.txt")

    with httpx.Client(cookies=open_jar(path)) as client:
        client.get("https://httpbin.org/cookies/set/session/abc")
        client.cookies.jar.save(ignore_discard=True)

    with httpx.Client(cookies=open_jar(path)) as client:
        response = client.get("https://httpbin.org/cookies")
        response.raise_for_status()
        print(response.json()["cookies"])
        #> {'session': 'abc'}
