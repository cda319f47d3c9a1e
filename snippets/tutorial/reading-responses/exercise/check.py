"""What an error response says, whatever it is made of."""

from collections.abc import Iterable

from exercises.answer import Answer, Trouble, require, shown
from fake_internet.world import Environ, StartResponse

START = "For a success whose JSON has a message, problem returned 'no such city', and not None."

URL = "https://httpbin.org/"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    _check_told(answer, "a success whose JSON has a message", _respond("200 OK", _JSON), None)
    _check_told(answer, "an error in JSON", _respond("400 Bad Request", _JSON), "no such city")
    _check_told(
        answer,
        "an error that is not JSON",
        _respond("502 Bad Gateway", b"Down.\nSorry"),
        "Down.",
    )
    _check_told(
        answer,
        "an error in Latin-1",
        _respond("403 Forbidden", "Défendu".encode("latin-1"), "text/plain; charset=latin-1"),
        "Défendu",
    )
    _check_told(
        answer, "an error whose JSON is a list", _respond("422 No", b'["city"]'), '["city"]'
    )
    _check_told(
        answer,
        "an error whose JSON has no message",
        _respond("409 Conflict", b'{"code": 7}'),
        '{"code": 7}',
    )
    _check_told(answer, "an error without a body", _respond("404 Not Found", b""), "404 Not Found")
    moved = _respond("302 Found", b"", location="https://httpbin.org/get")
    _check_told(answer, "a redirect without a body", moved, "302 Found")


_JSON = b'{"message": "no such city"}'


def _check_told(answer: Answer, what: str, trouble: Trouble, wanted: str | None) -> None:
    run = answer.call("problem", f"{URL}trouble", troubles={"/trouble": trouble})
    run.check_ends_well(f"For {what}, ")
    require(
        run.result == wanted,
        f"For {what}, problem returned {shown(run.result)}, and not {shown(wanted)}.",
    )


def _respond(
    status: str, body: bytes, kind: str = "text/plain", location: str | None = None
) -> Trouble:
    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        headers = [("Content-Type", kind), ("Content-Length", str(len(body)))]
        start_response(status, headers + ([("Location", location)] if location else []))
        return [body]

    return respond
