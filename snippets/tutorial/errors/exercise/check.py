"""What is worth another try, what is not, and nothing that escapes."""

from collections.abc import Iterable

import httpx

from exercises.answer import Answer, Trouble, require, shown
from fake_internet.world import Environ, StartResponse

START = "For the status 404, verdict returned 'later', and not 'never'."

URL = "https://httpbin.org/trouble"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    for status in (200, 204, 404, 400, 401, 501, 505, 429, 500, 502, 503, 504):
        later = status in (429, 500, 502, 503, 504)
        wanted = "ok" if status < 300 else "later" if later else "never"
        _check(answer, f"the status {status}", URL, wanted, _status(status))
    for what, url, wanted in [
        ("a redirect that leads to a page", "https://httpbin.org/redirect/1", "ok"),
        ("too many redirects", "https://httpbin.org/redirect/21", "never"),
        ("a read timeout", "https://httpbin.org/delay/9", "later"),
        ("a connect timeout", "https://192.0.2.1/", "later"),
        ("an unknown host", "https://no-such-host.invalid/", "later"),
        ("a URL without a protocol", "httpbin.org/get", "never"),
        ("a URL with the protocol ftp", "ftp://httpbin.org/get", "never"),
        ("a URL with a port that is no number", "https://httpbin.org:port/", "never"),
    ]:
        _check(answer, what, url, wanted)
    _check(answer, "a server that breaks off", URL, "later", _broken_off)


def _check(
    answer: Answer, what: str, url: str, wanted: str, trouble: Trouble | None = None
) -> None:
    troubles = {"/trouble": trouble} if trouble else {}
    with httpx.Client(follow_redirects=True) as client:
        run = answer.call("verdict", client, url, troubles=troubles)
    run.check_ends_well(f"For {what}, ")
    require(
        run.result == wanted,
        f"For {what}, verdict returned {shown(run.result)}, and not {shown(wanted)}.",
    )


def _status(status: int) -> Trouble:
    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start_response(f"{status} Some Reason", [("Content-Length", "0")])
        return []

    return respond


def _broken_off(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"half"
    raise ConnectionResetError("Connection reset by peer")
