"""The claims of docs/tutorial/exercise.md."""

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import flask
import httpx
import pytest
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from contents import ROOT
from exercises import lack
from fake_internet.hosts import pause
from fake_internet.internet import Internet
from tests.claims.server import Server

FOLDER = ROOT / "snippets" / "tutorial" / "exercise" / "exercise"
HTTPBIN = "https://httpbin.org"

# Users who respond after so many seconds: nine never do, while the tenth waits in line with them.
LATE = {f"nobody.{number}": 300.0 for number in range(9)} | {"python": 1.0}


# The part of the solution that opens a client for each request.
OWN_CLIENT = """\
            async with httpx.AsyncClient(
                http2=True, verify=context, timeout=SECONDS
            ) as client:
                response = await client.get(url)
"""


def sharing_a_client(http2: bool) -> dict[str, str]:
    """What to replace in the solution, so that all requests are sent by one client."""
    return {
        OWN_CLIENT: "            response = await context.get(url)\n",
        "httpx.create_ssl_context()": f"httpx.AsyncClient(http2={http2}, timeout=SECONDS)",
        "async with asyncio.TaskGroup()": "async with context, asyncio.TaskGroup()",
    }


def solution(**replaced: str) -> str:
    """The solution, where some of its text is replaced."""
    text = (FOLDER / "solution_async.py").read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    return text


def outcomes(logins: Iterable[str], **replaced: str) -> list[Any]:
    """What `fetch_all` returns, where some of the solution's text is replaced."""
    defined: dict[str, Any] = {}
    exec(solution(**{"asyncio.run(main())": ""} | replaced), defined)
    result: list[Any] = asyncio.run(defined["fetch_all"](list(logins)))
    return result


def kinds(logins: Iterable[str], **replaced: str) -> list[str]:
    """The outcomes, of a program that gives each user eight seconds."""
    replaced |= {"SECONDS = 15.0": "SECONDS = 8.0"}
    return [type(each).__name__ for each in outcomes(logins, **replaced)]


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
    """With HTTP/2, a hundred requests need one handshake."""

    async def main() -> set[Any]:
        async with httpx.AsyncClient(http2=True) as client:
            gets = (client.get(f"{HTTPBIN}/get") for _ in range(100))
            streams = [each.extensions["network_stream"] for each in await asyncio.gather(*gets)]
            return {each.get_extra_info("client_addr") for each in streams}

    assert len(asyncio.run(main())) == 1


def test_read_timeout_spreads(wire: Internet) -> None:
    """When one request raises `ReadTimeout`, the other requests on the connection whose responses
    haven't arrived raise it, too."""
    results = over_http2(("/delay/4", 1.0, None), ("/delay/3", 20.0, None))
    assert results == ["ReadTimeout", "ReadTimeout"]
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"}


async def fall_silent(read: float, total: float) -> tuple[list[str], int]:
    """What comes of three requests, where the first connection dies after the first response,
    and how many connections that takes. The second request has these timeouts."""
    served: list[asyncio.Task[Any] | None] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.current_task())
        dies, responded = len(served) == 1, False
        h2 = H2Connection(H2Configuration(client_side=False))
        h2.initiate_connection()
        writer.write(h2.data_to_send())
        while data := await reader.read(65_536):
            if dies and responded:
                continue
            for event in h2.receive_data(data):
                if isinstance(event, RequestReceived):
                    h2.send_headers(event.stream_id, [(":status", "200")], end_stream=True)
                    responded = True
            writer.write(h2.data_to_send())
        writer.close()

    async def get(read: float, total: float) -> str:
        try:
            async with asyncio.timeout(total):
                timeout = httpx.Timeout(30.0, read=read)
                return str((await client.get(url, timeout=timeout)).status_code)
        except (TimeoutError, httpx.ReadTimeout) as error:
            return type(error).__name__

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as at:
        url = f"http://127.0.0.1:{at.sockets[0].getsockname()[1]}/"
        async with httpx.AsyncClient(http1=False, http2=True) as client:
            results = [await get(30.0, 30.0), await get(read, total)]
            results.append(await get(30.0, 30.0 if read < total else total))
        await asyncio.gather(*filter(None, served))  # they end when the client is closed
    return results, len(served)


def test_dead_connection(server: Callable[..., Server]) -> None:
    """`asyncio.timeout` doesn't tell the client that a connection is dead, so it goes on sending
    requests over it, whereas a `ReadTimeout` makes it open another."""
    cancelled = asyncio.run(fall_silent(read=30.0, total=0.1))
    assert cancelled == (["200", "TimeoutError", "TimeoutError"], 1)


def test_shorter_read_timeout(server: Callable[..., Server]) -> None:
    """
    Keep the `read` timeout at most half as long as that of `asyncio.timeout`, or the client
    may never give up a dead connection: a read timeout has to run out before the deadline
    cancels the request that waits.
    """
    assert asyncio.run(fall_silent(read=0.1, total=30.0)) == (["200", "ReadTimeout", "200"], 2)


def test_cancelled_alone(wire: Internet) -> None:
    """`asyncio.timeout` cancels only the one request."""
    results = over_http2(("/delay/4", None, 1.0), ("/delay/2", None, None))
    assert results == ["TimeoutError", "200"]


SILENT = ("/delay/10", None, 9.0)


def test_turns(wire: Internet) -> None:
    """If the next one is a request whose response never comes, the requests behind it can't get at
    their responses, even if these have already arrived."""
    results = over_http2(*[SILENT] * 9, ("/delay/1", None, 8.0))
    assert results == ["TimeoutError"] * 10
    arrived = [each for each in wire.exchanges if each.request.url.path == "/delay/1"]
    assert (arrived[0].ended or 99.0) - arrived[0].started < 8.0


@pytest.mark.parametrize(
    "requests",
    [
        [*[SILENT] * 9, ("/delay/1", None, None)],
        [*[SILENT] * 2, ("/delay/1", None, 8.0), ("/delay/2", None, 8.0)],
    ],
    ids=["the request ends", "more data arrives"],
)
def test_turn_moves_on(wire: Internet, requests: list[tuple[str, None, float | None]]) -> None:
    """The turn moves on only when more data arrives or that request ends."""
    place = requests.index(next(each for each in requests if each != SILENT))
    assert over_http2(*requests)[place] == "200"


def test_shared_client(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a shared client, the solution can return `Failed` for a user whose response came after
    a second, because those of nine others never did."""
    respond_late(monkeypatch, LATE)
    assert kinds(LATE, **sharing_a_client(http2=True)) == ["Failed"] * 10
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"}


def test_client_for_each_request(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a client for each request, that user is `Counted`."""
    respond_late(monkeypatch, LATE)
    assert kinds(LATE) == ["Failed"] * 9 + ["Counted"]
    assert {each.http_version for each in wire.exchanges} == {"HTTP/2"}


def test_no_two_share_a_connection(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """**The client for each request** keeps the requests apart: no two of them ever share a
    connection."""
    get, addresses = httpx.AsyncClient.get, []

    async def noting(self: httpx.AsyncClient, url: str) -> httpx.Response:
        response = await get(self, url)
        stream = response.extensions["network_stream"]
        addresses.append(stream.get_extra_info("client_addr"))
        return response

    monkeypatch.setattr(httpx.AsyncClient, "get", noting)
    assert kinds(["python"] * 15) == ["Counted"] * 15
    assert len(set(addresses)) == 15


def test_silent_over_http1(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request then has a connection to itself while it's in flight, so a silent one doesn't
    block the responses of others."""
    late = {f"nobody.{number}": 300.0 for number in range(10)}
    respond_late(monkeypatch, late)
    logins = [*late, *["python"] * 10]
    shared = sharing_a_client(http2=False)
    assert kinds(logins, **shared) == ["Failed"] * 10 + ["Counted"] * 10
    assert {each.http_version for each in wire.exchanges} == {"HTTP/1.1"}


def test_check_accepts_a_shared_connection(server: Callable[..., Server], tmp_path: Path) -> None:
    """In particular, it has no real connections, so it accepts a shared client, although the
    requests of one can delay each other."""
    answer = tmp_path / "answer.py"
    answer.write_text(solution(**sharing_a_client(http2=True)), encoding="utf-8")
    assert lack(FOLDER / "check.py", answer) is None


def test_context_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client without `verify=` creates a context of its own, which means that it loads the root
    certificates again."""
    loaded = []
    original = ssl.SSLContext.load_verify_locations

    def load(self: ssl.SSLContext, *args: Any, **kwargs: Any) -> None:
        loaded.append(self)
        original(self, *args, **kwargs)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", load)
    context = httpx.create_ssl_context()
    before = len(loaded)
    clients = [httpx.AsyncClient(verify=context) for _ in range(3)]
    assert len(loaded) == before
    clients += [httpx.AsyncClient() for _ in range(3)]
    assert len({id(each) for each in loaded[before:]}) == 3


def test_question_mark(internet: Internet) -> None:
    """Without it, the login `python?` would request the user `python`, because a question mark
    ends the path."""
    outcomes(["python?"], **{"quote(login, safe='')": "login"})
    assert internet.exchanges[-1].request.url.path == "/users/python"


def test_segment() -> None:
    """**`quote(login, safe='')`** turns a login into one segment of the URL's path, except for
    `.` and `..`, which mean a folder."""
    paths = {login: f"/users/{login}" for login in ("python?", "a/b", "a\nb", "a#b", "ä", "50 %")}
    for login, path in (paths | {".": "/users", "..": "/"}).items():
        url = httpx.URL(f"https://api.github.com/users/{quote(login, safe='')}")
        assert url.path == path and not url.query
        assert url.raw_path.count(b"/") == (2 if login in paths else 1)


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
    assert {type(each).__name__ for each in outcomes(["python"] * 20)} == {"Counted"}


def test_default_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default of five seconds would fail a user whose response takes 14."""
    respond_late(monkeypatch, {"python": 14.0})
    default = {", timeout=SECONDS": ""}
    assert [str(each) for each in outcomes(["python"], **default)] == [
        "Failed(login='python', reason='timed out')"
    ]


def test_order_of_clauses() -> None:
    """**The order of the `except` clauses** matters in one place: `httpx.TimeoutException` is an
    `httpx.RequestError`, so its clause has to come first."""
    assert issubclass(httpx.TimeoutException, httpx.RequestError)
    for kind in (TimeoutError, httpx.HTTPStatusError, httpx.InvalidURL, ValueError):
        others = {httpx.RequestError, httpx.InvalidURL, httpx.HTTPStatusError, ValueError} - {kind}
        assert not issubclass(kind, tuple(others))


def test_timeout_exception() -> None:
    """`asyncio.timeout` raises Python's `TimeoutError`, and `httpx.TimeoutException` isn't a
    subclass of it, so the clause names both."""
    assert not issubclass(httpx.TimeoutException, TimeoutError)


def test_invalid_url() -> None:
    """**`httpx.InvalidURL`** isn't an `httpx.HTTPError`, so it needs to be named."""
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_long_login() -> None:
    """HTTPX raises it if a pasted login makes the URL longer than 65,536 characters."""
    base = "https://api.github.com/users/"
    longest = "x" * (65_536 - len(base))
    assert len(str(httpx.URL(base + longest))) == 65_536
    with pytest.raises(httpx.InvalidURL):
        httpx.URL(base + longest + "x")
    assert [each.reason for each in outcomes([longest + "x"])] == ["InvalidURL"]


def test_not_json() -> None:
    """**`ValueError`** is what `response.json()` raises if the content isn't JSON, such as an HTML
    page, and **`RecursionError`** if it's nested too deeply."""
    with pytest.raises(ValueError, match="Expecting value"):
        httpx.Response(200, text="<html>").json()
    with pytest.raises(RecursionError):
        httpx.Response(200, text="[" * 200_000).json()


@pytest.mark.parametrize(
    "content", ["[]", "{}", '"abc"', '{"public_repos": null}', '{"public_repos": "many"}']
)
def test_match(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    """**`match`** accepts a JSON object whose `public_repos` is an `int` in Python."""

    def respond(app: flask.Flask, environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "application/json")])
        return [content.encode()]

    monkeypatch.setattr(flask.Flask, "wsgi_app", respond)
    assert [each.reason for each in outcomes(["python"])] == ["unexpected content"]


def test_null() -> None:
    """`content["public_repos"]` would also return a `null`."""
    assert httpx.Response(200, text='{"public_repos": null}').json()["public_repos"] is None
