import asyncio
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


async def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "cookies.txt")

        async with httpx.AsyncClient(cookies=open_jar(path)) as client:
            await client.get("https://httpbin.org/cookies/set/session/abc")
            client.cookies.jar.save(ignore_discard=True)

        async with httpx.AsyncClient(cookies=open_jar(path)) as client:
            response = await client.get("https://httpbin.org/cookies")
            response.raise_for_status()
            print(response.json()["cookies"])
            #> {'session': 'abc'}


asyncio.run(main())
