from http.cookiejar import MozillaCookieJar
from pathlib import Path
from tempfile import TemporaryDirectory

import requests


def open_jar(path: Path) -> MozillaCookieJar:
    """A jar that saves to this file, with what was saved there before."""
    jar = MozillaCookieJar(path)
    if path.exists():
        jar.load(ignore_discard=True)
    return jar


with TemporaryDirectory() as folder:
    path = Path(folder, "cookies.txt")

    with requests.Session() as session:
        session.cookies = open_jar(path)
        session.get("https://httpbin.org/cookies/set/session/abc", timeout=5.0)
        session.cookies.save(ignore_discard=True)

    with requests.Session() as session:
        session.cookies = open_jar(path)
        response = session.get("https://httpbin.org/cookies", timeout=5.0)
        response.raise_for_status()
        print(response.json()["cookies"])
        #> {'session': 'abc'}
