"""What servers do to a program that expects only the best, in place of a path's own response.

Each is a WSGI application.
"""

from collections.abc import Iterator

from fake_internet.hosts import pause
from fake_internet.world import Environ, StartResponse

_JSON = [("Content-Type", "application/json")]
_HTML = [("Content-Type", "text/html")]


def slow(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Answers after five minutes."""
    pause(300.0)
    start_response("200 OK", _JSON)
    return iter([b"{}"])


def dripping(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Sends a byte every five seconds, for five minutes: no silence is long."""
    start_response("200 OK", _JSON)
    for _ in range(60):
        pause(5.0)
        yield b" "


def unreachable(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    raise ConnectionRefusedError("All connection attempts failed")


def garbled(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """An HTML page where JSON was expected."""
    start_response("200 OK", _HTML)
    return iter([b"<!doctype html>"])


def misdescribed(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """JSON, but a list where an object was expected."""
    start_response("200 OK", _JSON)
    return iter([b"[]"])


def unavailable(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Status 503 with an HTML page, as a gateway sends it."""
    start_response("503 Service Unavailable", _HTML)
    return iter([b"<!doctype html><title>503</title>"])


def late(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Answers after nine seconds."""
    pause(9.0)
    start_response("200 OK", _JSON)
    return iter([b"{}"])
