"""Saves the repositories of a GitHub account: a list, and an archive of each."""

import csv
import json
import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.util import Retry

API = "https://api.github.com"
WEBHOOK = "https://httpbin.org/post"
CONNECT, READ = 3.0, 10.0

log = logging.getLogger("backup")


class TokenAuth(AuthBase):
    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(
        self, request: requests.PreparedRequest
    ) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class TimeoutAdapter(HTTPAdapter):
    """Gives a timeout to each request that has none."""

    def send(self, request: Any, **options: Any) -> requests.Response:
        if options.get("timeout") is None:
            options["timeout"] = (CONNECT, READ)
        return super().send(request, **options)


def connect(token: str | None = None, pause: float = 0.5) -> requests.Session:
    """What the other functions send their requests with."""
    session = requests.Session()
    session.headers["Accept"] = "application/vnd.github+json"
    if token:
        session.auth = TokenAuth(token)
    retry = Retry(
        total=3,
        backoff_factor=pause,
        status_forcelist={502, 503, 504},
        raise_on_status=False,
    )
    session.mount("https://", TimeoutAdapter(max_retries=retry))
    session.mount("http://", TimeoutAdapter(max_retries=retry))
    session.hooks["response"].append(log_errors)
    return session


def log_errors(response: requests.Response, *args: Any, **kwargs: Any) -> None:
    if not response:
        log.info("%s %s", response.url, response.text[:200])


def repositories(
    session: requests.Session, login: str, kind: str | None = None
) -> Iterator[dict[str, Any]]:
    """All repositories, page by page; `kind` is owner, member or None."""
    url: str | None = f"{API}/users/{login}/repos"
    params: dict[str, Any] = {"type": kind, "per_page": 100}
    while url:
        response = session.get(url, params=params)
        response.raise_for_status()
        yield from response.json()
        url, params = response.links.get("next", {}).get("url"), {}


def download(session: requests.Session, url: str, path: Path) -> None:
    """Writes a file only if all of it has come."""
    partial = path.with_suffix(".part")
    try:
        with session.get(url, stream=True) as response:
            response.raise_for_status()
            with partial.open("wb") as file:
                for chunk in response.iter_content(65_536):
                    file.write(chunk)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def back_up(
    session: requests.Session, login: str, folder: Path, most: int = 100
) -> list[str]:
    """Saves an account's repositories; returns what went wrong."""
    problems = []
    try:
        found = list(repositories(session, login))
    except requests.HTTPError as error:
        return [f"{login}: status {error.response.status_code}"]
    except (requests.ConnectionError, requests.Timeout) as error:
        return [f"{login}: no response ({error})"]
    with (folder / f"{login}.csv").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        csv.writer(file).writerows([each["full_name"]] for each in found)
    for each in found[:most]:
        url = f"{API}/repos/{each['full_name']}/tarball"
        try:
            download(session, url, folder / f"{each['name']}.tar.gz")
        except requests.HTTPError as error:
            problems.append(
                f"{each['name']}: status {error.response.status_code}"
            )
        except requests.RequestException as error:
            problems.append(f"{each['name']}: no archive ({error})")
    return problems


def notify(text: str) -> bool:
    """Tells the team's chat; returns whether it got the message."""
    body = json.dumps({"text": text})
    try:
        response = requests.post(
            WEBHOOK,
            data=body,
            headers={"Content-Type": "application/json"},
            timeout=(CONNECT, READ),
        )
    except requests.RequestException:
        return False
    return response.ok


def main() -> None:
    with tempfile.TemporaryDirectory() as name, connect() as session:
        problems = back_up(session, "octocat", Path(name), most=2)
        print(len(list(Path(name).glob("*.tar.gz"))), "archives")
        #> 2 archives
        problems += back_up(session, "no.such.user", Path(name))
    print(problems)
    #> ['no.such.user: status 404']
    print(notify(f"Problems: {len(problems)}"))
    #> True


if __name__ == "__main__":
    main()
