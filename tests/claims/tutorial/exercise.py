"""The claims of docs/tutorial/exercise.md."""

import asyncio
import contextlib
import io
import time
from collections.abc import Coroutine, Iterable, Mapping
from typing import Any
from urllib.parse import quote

import flask
import httpx
import pytest

from contents import ROOT
from fake_internet.hosts import pause
from fake_internet.internet import Internet

FOLDER = ROOT / "snippets" / "tutorial" / "exercise" / "exercise"
HTTPBIN = "https://httpbin.org"

# Users who respond after so many seconds: nine never do, while the tenth waits in line with them.
LATE = {f"nobody.{number}": 300.0 for number in range(9)} | {"python": 1.0}


def outcomes(program: str, logins: Iterable[str], **replaced: str) -> list[Any]:
    """What the `fetch_all` of an answer returns, where some of its text is replaced."""
    text = (FOLDER / program).read_text(encoding="utf-8")
    for old, new in {"asyncio.run(main())": "", **replaced}.items():
        text = text.replace(old, new)
    defined: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, defined)
    result: list[Any] = asyncio.run(defined["fetch_all"](list(logins)))
    return result


def kinds(program: str, seconds: float, **replaced: str) -> list[str]:
    """The outcomes for those in `LATE`, for a program that gives each user so many seconds."""
    replaced |= {"SECONDS = 15.0": f"SECONDS = {seconds}"}
    return [type(each).__name__ for each in outcomes(program, LATE, **replaced)]


def respond_late(monkeypatch: pytest.MonkeyPatch, seconds: Mapping[str, float]) -> None:
    """Lets GitHub wait for so many seconds before it responds about a user."""
    original = flask.Flask.wsgi_app

    def late(app: flask.Flask, environ: Any, start_response: Any) -> Any:
        pause(seconds.get(environ["PATH_INFO"].removeprefix("/users/"), 0.0))
        return original(app, environ, start_response)

    monkeypatch.setattr(flask.Flask, "wsgi_app", late)


def over_http2(*requests: tuple[str, float | None, float | None]) -> list[str]:
    """What comes of requests on one connection: each a path, a read timeout, a total timeout."""

    async def get(client: httpx.AsyncClient, path: str, read: float | None) -> str:
        try:
            timeout = httpx.Timeout(5.0, read=read)
            return str((await client.get(HTTPBIN + path, timeout=timeout)).status_code)
        except httpx.ReadTimeout:
            return "ReadTimeout"

    async def limited(coroutine: Coroutine[Any, Any, str], seconds: float | None) -> str:
        try:
            async with asyncio.timeout(seconds):
                return await coroutine
        except TimeoutError:
            return "TimeoutError"

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True) as client:
            await client.get(f"{HTTPBIN}/get")  # so that all find the connection open
            gets = (limited(get(client, path, read), total) for path, read, total in requests)
            return await asyncio.gather(*gets)

    return asyncio.run(main())


def test_single_connection(wire: Internet) -> None:
    """You may have expected `http2=True`, which would send all requests over a single
    connection."""

    async def main() -> set[Any]:
        async with httpx.AsyncClient(http2=True) as client:
            gets = (client.get(f"{HTTPBIN}/get") for _ in range(5))
            streams = [each.extensions["network_stream"] for each in await asyncio.gather(*gets)]
            return {each.get_extra_info("client_addr") for each in streams}

    assert len(asyncio.run(main())) == 1


def test_read_timeout_spreads(wire: Internet) -> None:
    """When one request raises `ReadTimeout`, the other requests that are waiting on the same
    connection raise it, too."""
    results = over_http2(("/delay/4", 1.0, None), ("/delay/3", 20.0, None))
    assert results == ["ReadTimeout", "ReadTimeout"]
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"}


def test_cancelled_alone(wire: Internet) -> None:
    """`asyncio.timeout` avoids that, because it cancels only the one request."""
    results = over_http2(("/delay/4", None, 1.0), ("/delay/2", None, None))
    assert results == ["TimeoutError", "200"]


def test_turns(wire: Internet) -> None:
    """If that's a request whose response doesn't come, a response that has already arrived for
    another one stays undelivered until something else arrives."""
    silent = [("/delay/9", None, 3.0) for _ in range(9)]
    assert over_http2(*silent, ("/delay/1", None, 3.0)) == ["TimeoutError"] * 10
    arrived = [each for each in wire.exchanges if each.request.url.path == "/delay/1"]
    assert (arrived[0].ended or 99.0) - arrived[0].started < 2.0


def test_solution_over_http2(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `http2=True`, the solution can return `Failed` for a user who responded after a second,
    because nine others never did."""
    respond_late(monkeypatch, LATE)
    http2 = {"timeout=SECONDS": "timeout=SECONDS, http2=True"}
    assert kinds("solution_async.py", 3.0, **http2) == ["Failed"] * 10


def test_solution_over_http1(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over HTTP/1.1, each request has a connection to itself while it's in flight, and what
    happens there stays there."""
    respond_late(monkeypatch, LATE)
    assert kinds("solution_async.py", 3.0) == ["Failed"] * 9 + ["Counted"]
    assert {each.http_version for each in wire.exchanges} == {"HTTP/1.1"}


def test_client_for_each_worker(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """If you need HTTP/2, give each worker a client of its own, so that its connection carries one
    request at a time; the check accepts that as well."""
    respond_late(monkeypatch, LATE)
    assert kinds("right/over_http2.py", 3.0) == ["Failed"] * 9 + ["Counted"]
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"}


def test_question_mark(internet: Internet) -> None:
    """Without it, the login `python?` would request the user `python`, because a question mark
    ends the path."""
    outcomes("solution_async.py", ["python?"], **{"quote(login, safe='')": "login"})
    assert internet.exchanges[-1].request.url.path == "/users/python"


def test_segment() -> None:
    """**`quote(login, safe='')`** turns a login into one segment of the URL's path."""
    for login in ("python?", "a/b", "a\nb", "a#b", "ä", "50 %"):
        url = httpx.URL(f"https://api.github.com/users/{quote(login, safe='')}")
        assert url.raw_path.count(b"/") == 2 and not url.query and url.path == f"/users/{login}"


def test_line_break() -> None:
    """A login with a line break would raise `httpx.InvalidURL`, which isn't an
    `httpx.HTTPError`."""
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)
    with pytest.raises(httpx.InvalidURL):
        httpx.get("https://api.github.com/users/a\nb")


def test_total_time() -> None:
    """**`asyncio.timeout(SECONDS)`** limits the request as a whole, so a response that comes a
    byte at a time can't last longer."""

    async def main() -> None:
        async with httpx.AsyncClient(timeout=15.0) as client, asyncio.timeout(15.0):
            await client.get(f"{HTTPBIN}/drip?duration=60&numbytes=60")

    start = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert time.monotonic() - start == pytest.approx(15.0)


def test_time_starts_with_the_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes after `limit` in the `async with`, so the time starts to run when the request has
    its slot."""
    respond_late(monkeypatch, {"python": 10.0})
    assert len(outcomes("solution_async.py", ["python"] * 30)) == 30
    assert {type(each).__name__ for each in outcomes("solution_async.py", ["python"] * 20)} == {
        "Counted"
    }


def test_default_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default of five seconds would fail a user who responds after 14."""
    respond_late(monkeypatch, {"python": 14.0})
    default = {", timeout=SECONDS": ""}
    assert [str(each) for each in outcomes("solution_async.py", ["python"], **default)] == [
        "Failed(login='python', reason='timed out')"
    ]


def test_timeout_exception() -> None:
    """`asyncio.timeout` raises Python's `TimeoutError`, and `httpx.TimeoutException` isn't a
    subclass of it, so the clause names both."""
    assert not issubclass(httpx.TimeoutException, TimeoutError)


@pytest.mark.parametrize(
    ("content", "error"), [("<html>", ValueError), ("{}", KeyError), ("[]", TypeError)]
)
def test_unexpected_content(content: str, error: type[Exception]) -> None:
    """**The last clause** handles content that isn't what we expect: `ValueError` if it's not
    JSON, `KeyError` if the number is missing, and `TypeError` if the JSON isn't an object."""
    with pytest.raises(error):
        httpx.Response(200, text=content).json()["public_repos"]
