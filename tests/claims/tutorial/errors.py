"""Claims of docs/tutorial/errors.md."""

import asyncio
import contextlib
import errno
import functools
import inspect
import json
import os
import pickle
import re
import socket
import ssl
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h11
import httpcore
import httpx
import httpx2
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response
from tests.claims.tutorial.timeouts import SILENT, interrupted, until

UNKNOWN = "https://no-such-host.invalid/"
CATCH_ALL = (httpx.HTTPError, httpx.InvalidURL, ValueError)


def root(error: BaseException) -> BaseException:
    while (earlier := error.__cause__ or error.__context__) is not None:
        error = earlier
    return error


def explain(error: httpx.ConnectError) -> str:
    """What the page's program says of it."""
    path = ROOT / "snippets" / "tutorial" / "errors" / "cause_httpx.py"
    names: dict[str, Any] = {}
    exec(path.read_text(encoding="utf-8").rpartition("\n\n\n")[0], names)
    told = names["explain"](error)
    assert isinstance(told, str)
    return told


async def get(url: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(url)


@pytest.fixture
def closed() -> str:
    """The URL of a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_no_name(wire: Internet) -> None:
    """The one before says `[Errno -2] Name or service not known`, without the name."""
    with pytest.raises(httpx.ConnectError) as caught:
        httpx.get(UNKNOWN)
    assert "no-such-host" not in str(caught.value)


def test_about_twenty() -> None:
    """
    There are about twenty exceptions in HTTPX, and you need to know a handful of them.
    """
    public = [getattr(httpx, name) for name in dir(httpx)]
    errors = {each for each in public if inspect.isclass(each) and issubclass(each, Exception)}
    assert 20 <= len(errors) < 30


def test_status() -> None:
    """`HTTPStatusError`: the server responded, but not with a success, so `raise_for_status()`
    raised."""
    response = httpx.get("https://httpbin.org/status/503")
    with pytest.raises(httpx.HTTPStatusError):
        response.raise_for_status()


def test_redirect_is_no_success() -> None:
    """In HTTPX a redirect that wasn't followed raises it as well."""
    with pytest.raises(httpx.HTTPStatusError):
        httpx.get("https://httpbin.org/redirect/1").raise_for_status()
    requests.get("https://httpbin.org/redirect/1", allow_redirects=False).raise_for_status()


def test_timeout_of_the_system(server: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    `TimeoutException`: one of the [four timeouts](timeouts.md#what-each-timeout-limits) expired,
    or, with the sync client, the operating system's own timeout did.
    """

    def connect(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ETIMEDOUT, "Connection timed out")

    async def connect_async(*args: object, **kwargs: object) -> None:
        connect()

    async def get() -> None:
        monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", connect_async)
        async with httpx.AsyncClient(timeout=None) as client:
            await client.get("http://127.0.0.1/")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(httpx.TimeoutException):
        httpx.get("http://127.0.0.1/", timeout=None)
    with pytest.raises(httpx.ConnectError):  # with the async client it's no timeout
        asyncio.run(get())


def test_response_of_the_error() -> None:
    """You find the response in `error.response`."""
    response = httpx.get("https://httpbin.org/status/503")
    with pytest.raises(httpx.HTTPStatusError) as caught:
        response.raise_for_status()
    assert caught.value.response is response


def test_request_error(wire: Internet) -> None:
    """`RequestError`: there was no usable response for another reason, such as an unknown
    host, a URL without `http://` or `https://`, a refused connection, a certificate that isn't
    trusted, or a
    body that can't be decompressed."""
    for url in (
        "https://no-such-host.invalid/",
        "httpbin.org/get",
        "https://untrusted-root.badssl.com/",
    ):
        with pytest.raises(httpx.RequestError):
            httpx.get(url)


def test_request_error_without_an_internet(server: Callable[..., Server]) -> None:
    """`RequestError`: there was no usable response for another reason, such as an unknown
    host, a URL without `http://` or `https://`, a refused connection, a certificate that isn't
    trusted, or a
    body that can't be decompressed."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for url in (
        f"http://127.0.0.1:{port}/",
        server(response(b"no gzip", "Content-Encoding: gzip")).url,
    ):
        with pytest.raises(httpx.RequestError):
            httpx.get(url)


def test_timeout_is_a_request_error() -> None:
    """The order matters, because `TimeoutException` is a subclass of `RequestError`."""
    assert issubclass(httpx.TimeoutException, httpx.RequestError)


def test_base_of_all() -> None:
    """If you want to treat all three alike, catch `httpx.HTTPError`, which is the base class
    of them all."""
    for each in (httpx.HTTPStatusError, httpx.TimeoutException, httpx.RequestError):
        assert issubclass(each, httpx.HTTPError)


def test_response_before() -> None:
    """After a timeout or another `RequestError`, `response` isn't assigned, and in a loop it's
    still the response of the previous request."""
    with contextlib.suppress(httpx.RequestError):
        response = httpx.get("https://httpbin.org/delay/8")
    assert "response" not in locals()
    for url in ("https://httpbin.org/get", "https://httpbin.org/delay/8"):
        with contextlib.suppress(httpx.RequestError):
            response = httpx.get(url)
    assert response.url.path == "/get"


def test_empty_message(server: Callable[..., Server]) -> None:
    """The message of an exception can be empty, as it is for a timeout of the async client, so
    log its type as well."""

    async def main() -> httpx.ReadTimeout:
        async with httpx.AsyncClient(timeout=httpx.Timeout(60.0, read=0.05)) as client:
            with pytest.raises(httpx.ReadTimeout) as caught:
                await client.get(server([SILENT]).url)
        return caught.value

    error = asyncio.run(main())
    assert [str(error), repr(error)] == ["", "ReadTimeout('')"]


def test_safe_to_repeat(wire: Internet) -> None:
    """After a `ConnectTimeout`, a `ConnectError` or a `PoolTimeout`, the request wasn't sent, so
    you can send it again, unless you follow redirects: then the error may belong to the request
    after a redirect, and the server may have acted on yours."""
    steps: list[str] = []

    def fails(client: httpx.Client, url: str, error: type[Exception]) -> None:
        def trace(step: str, details: object) -> None:
            steps.append(step)

        with pytest.raises(error):
            client.get(url, extensions={"trace": trace})

    with httpx.Client(limits=httpx.Limits(max_connections=1), timeout=1.0) as client:
        fails(client, "https://192.0.2.1/", httpx.ConnectTimeout)
        fails(client, "https://no-such-host.invalid/", httpx.ConnectError)
        with client.stream("GET", "https://httpbin.org/get"):
            fails(client, "https://httpbin.org/ip", httpx.PoolTimeout)
    assert not any("send_request" in step for step in steps)
    assert [each.request.url.path for each in wire.exchanges] == ["/get"]


def test_repeated_after_a_redirect(server: Callable[..., Server]) -> None:
    """After a `ConnectTimeout`, a `ConnectError` or a `PoolTimeout`, the request wasn't sent, so
    you can send it again, unless you follow redirects: then the error may belong to the request
    after a redirect, and the server may have acted on yours."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    see = response(b"", f"Location: http://127.0.0.1:{port}/", status="303 See Other")
    at = server(see)
    for _ in range(3):
        with pytest.raises(httpx.ConnectError):
            httpx.post(at.url, content=b"an order", follow_redirects=True)
    assert [each.split()[0] for each in at.requests] == [b"POST"] * 3


def test_server_may_have_acted(server: Callable[..., Server]) -> None:
    """After another timeout, a lost connection, or your own deadline, you don't know whether the
    server has acted on it."""
    read, hung_up, deadline = server([SILENT]), server([Server.HANG_UP]), server([SILENT])
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(read.url, content=b"an order", timeout=httpx.Timeout(60.0, read=0.05))
    with pytest.raises(httpx.RequestError):
        httpx.post(hung_up.url, content=b"an order", timeout=60.0)
    with pytest.raises(TimeoutError):
        asyncio.run(interrupted(deadline.url, "http11.receive_response_headers.started"))
    for each in (read, hung_up, deadline):
        until(functools.partial(bool, each.requests))
        assert each.requests[0].startswith(b"POST ")


def test_connect_timeout_is_no_connect_error() -> None:
    """In httpx, `ConnectTimeout` is a timeout but not a `ConnectError`, so a clause for
    connection errors alone misses it."""
    assert issubclass(httpx.ConnectTimeout, httpx.TimeoutException)
    assert not issubclass(httpx.ConnectTimeout, (httpx.ConnectError, httpx.NetworkError))


def test_invalid_url() -> None:
    """
    If the URL comes from outside of your program, also catch `httpx.InvalidURL`, which a URL
    that can't be parsed raises, and which isn't an `HTTPError`, and `ValueError`, for a host
    name that can't exist.
    """
    with pytest.raises(httpx.InvalidURL):
        httpx.get("https://example.org:port/")
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_invalid_json(server: Callable[..., Server]) -> None:
    """JSON that can't be parsed raises `json.JSONDecodeError`, and JSON in Latin-1 may raise
    `UnicodeDecodeError`, where requests guesses the encoding."""
    with pytest.raises(json.JSONDecodeError):
        httpx.Response(200, content=b"{").json()
    for header in ("Content-Type: application/json", "Content-Type: text/plain", "X: none"):
        url = server(response(b'{"name": "Zo\xeb"}', header)).url
        with pytest.raises(UnicodeDecodeError):
            httpx.get(url).json()
        assert list(requests.get(url).json()) == ["name"]


def test_value_errors() -> None:
    """Both are kinds of `ValueError`, so call `response.json()` in a `try` with `except
    ValueError`."""
    assert issubclass(json.JSONDecodeError, ValueError)
    assert issubclass(UnicodeDecodeError, ValueError)


def test_os_error() -> None:
    """
    An `except OSError` that caught the errors of requests catches none of httpx's, so replace
    it with `except (OSError, httpx.HTTPError, httpx.InvalidURL, ValueError)`.
    """
    public = [getattr(httpx, name) for name in dir(httpx)]
    errors = [each for each in public if inspect.isclass(each) and issubclass(each, Exception)]
    assert httpx.HTTPError in errors
    assert not any(issubclass(each, OSError) for each in errors)
    assert issubclass(requests.RequestException, OSError)


def names(error: type[Exception]) -> list[str]:
    kinds = [error.__name__]
    for kind in error.__subclasses__():
        kinds += names(kind) if hasattr(httpx, kind.__name__) else []
    return kinds


def test_drawing() -> None:
    """The drawing was made from what this program prints, which asks Python for the subclasses of
    each class:"""
    drawing = (ROOT / "docs" / "tutorial" / "errors-tree.svg").read_text(encoding="utf-8")
    drawn = re.findall(r'<text x="(\d+)" y="\d+" class="name[^"]*">(\w+)</text>', drawing)
    assert sorted(name for _, name in drawn) == sorted(names(httpx.HTTPError))
    parents: list[str] = []
    for indent, name in drawn:
        depth = int(indent) // 18
        parents[depth:] = [name]
        if depth:
            assert getattr(httpx, name).__base__ is getattr(httpx, parents[depth - 1])


def test_httpx2() -> None:
    """
    [httpx2](../beyond/httpx2.md) has one more, `SSEError`, which is a `TransportError` for
    server-sent events.
    """
    more = set(httpx2.TransportError.__subclasses__()) - {httpx2.SSEError}
    assert issubclass(httpx2.SSEError, httpx2.TransportError)
    assert {each.__name__ for each in more} == {
        each.__name__ for each in httpx.TransportError.__subclasses__()
    }


def test_go_on() -> None:
    """
    | go on with the next item if this one's request failed | `(httpx.HTTPError,
    httpx.InvalidURL, ValueError)` |
    """
    for url in (UNKNOWN, "https://httpbin.org:port/", "ftp://example.com/"):
        with pytest.raises(CATCH_ALL):
            httpx.get(url)
    with pytest.raises(CATCH_ALL):
        httpx.get("https://httpbin.org/html").json()


def test_not_reached() -> None:
    """
    | report that the service can't be reached, or doesn't answer | `httpx.TransportError` |
    """
    for url in (UNKNOWN, "https://192.0.2.1/", "https://httpbin.org/delay/9"):
        with pytest.raises(httpx.TransportError):
            httpx.get(url)


def test_local() -> None:
    """
    `LocalProtocolError` is the odd one out in that tree, together with `UnsupportedProtocol`:
    it means that you were about to send something that HTTP doesn't allow, such as a line break
    in a header, so trying again can't help.
    """
    assert issubclass(httpx.LocalProtocolError, httpx.TransportError)


def test_line_break(server: Callable[..., Server]) -> None:
    """
    `LocalProtocolError` is the odd one out in that tree, together with `UnsupportedProtocol`:
    it means that you were about to send something that HTTP doesn't allow, such as a line break
    in a header, so trying again can't help.
    """
    with pytest.raises(httpx.LocalProtocolError):
        httpx.get(server(response()).url, headers={"X-Name": "a\nb"})


def test_reset(server: Callable[..., Server]) -> None:
    """If a server resets the connection, rather than closing it in good order, you get a
    `ReadError` instead."""
    with pytest.raises(httpx.ReadError):
        httpx.get(server([Server.RESET]).url)


def test_exception_alone() -> None:
    """`InvalidURL` and `CookieConflict` are HTTPX's own, but inherit from `Exception` alone."""
    assert httpx.InvalidURL.__bases__ == httpx.CookieConflict.__bases__ == (Exception,)


def test_stream_errors() -> None:
    """
    So do, as kinds of `RuntimeError`, the four exceptions for content that isn't there:
    `ResponseNotRead`, `RequestNotRead`, `StreamConsumed` and `StreamClosed`, whose base is
    `httpx.StreamError`.
    """
    assert httpx.StreamError.__bases__ == (RuntimeError,)
    kinds = {httpx.ResponseNotRead, httpx.RequestNotRead, httpx.StreamConsumed, httpx.StreamClosed}
    assert set(httpx.StreamError.__subclasses__()) == kinds


def test_pythons_own() -> None:
    """
    Others are Python's: `TypeError` for an argument of the wrong type, `ValueError` for JSON
    that isn't JSON, and `UnicodeError`, which is a `ValueError`, with the sync client for a
    host name that can't exist, such as `a..b`.
    """
    url: Any = 5
    with pytest.raises(TypeError):
        httpx.get(url)
    with pytest.raises(ValueError, match="Expecting value"):
        httpx.get("https://httpbin.org/html").json()
    assert issubclass(UnicodeError, ValueError)


def test_impossible_name(server: object) -> None:
    """
    Others are Python's: `TypeError` for an argument of the wrong type, `ValueError` for JSON
    that isn't JSON, and `UnicodeError`, which is a `ValueError`, with the sync client for a
    host name that can't exist, such as `a..b`.
    """
    with pytest.raises(UnicodeError):
        httpx.get("http://a..b/")


def test_closed_client() -> None:
    """A client that has been closed raises a `RuntimeError`."""
    with httpx.Client() as client:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        client.get(UNKNOWN)


def test_reason(wire: Internet) -> None:
    """
    In requests, `error.args[0].reason` is what lies behind a `ConnectionError`, if no
    connection was made.
    """
    with pytest.raises(requests.exceptions.SSLError) as caught:
        requests.get("https://untrusted-root.badssl.com/", timeout=5)
    assert "certificate" in str(caught.value.args[0].reason)


def test_refused(server: object, closed: str) -> None:
    """
    If nobody listens at the address, the program finds a `ConnectionRefusedError` with the sync
    client, and with the async client an `OSError` that says `All connection attempts failed`.
    """
    with pytest.raises(httpx.ConnectError) as caught:
        httpx.get(closed)
    assert explain(caught.value).startswith("ConnectionRefusedError(")
    with pytest.raises(httpx.ConnectError) as caught:
        asyncio.run(get(closed))
    assert explain(caught.value) == "OSError('All connection attempts failed')"


def test_kinds_of_os_error() -> None:
    """
    The two cases above it are kinds of `OSError`, so that case has to be the last.
    """
    for kind in (socket.gaierror, ssl.SSLCertVerificationError):
        assert issubclass(kind, OSError)


def test_no_url_in_the_message() -> None:
    """Few messages say which request it was, but each `HTTPError` that a client raises knows its
    request:"""
    with pytest.raises(httpx.ReadTimeout) as caught:
        httpx.get("https://httpbin.org/delay/9")
    assert "httpbin" not in repr(caught.value) and caught.value.request.url.path == "/delay/9"


def test_url_in_the_message() -> None:
    """For the same reason it doesn't log the message of an `HTTPStatusError`, which has the whole
    URL."""
    with pytest.raises(httpx.HTTPStatusError, match=r"https://a:b@httpbin.org/status/500\?key=c"):
        httpx.get("https://a:b@httpbin.org/status/500?key=c").raise_for_status()


def test_error_in_a_handler(server: object, closed: str) -> None:
    """
    If your own code was handling another exception when it sent the request, such as the
    failure of the first of two servers, the chain goes on to that one.
    """
    try:
        raise socket.gaierror("the first server")
    except OSError as error:
        first = error
        with pytest.raises(httpx.ConnectError) as caught:
            httpx.get(closed)
    assert root(caught.value) is first


def test_counterpart_of_http_error() -> None:
    """`httpx.HTTPError` is the base of the whole tree, and not the counterpart of
    `requests.HTTPError`, which is `HTTPStatusError`."""
    assert issubclass(httpx.TransportError, httpx.HTTPError)
    assert not issubclass(requests.ConnectionError, requests.HTTPError)


def test_last_request() -> None:
    """`error.request` is the request that failed; after redirects, that's the last one."""
    url = f"https://httpbin.org/redirect-to?url={UNKNOWN}"
    with pytest.raises(httpx.ConnectError) as caught:
        httpx.get(url, follow_redirects=True)
    assert caught.value.request.url == UNKNOWN


def test_response_alone() -> None:
    """`error.response` exists for `HTTPStatusError` alone."""
    for error in (httpx.ConnectError("no"), httpx.TooManyRedirects("no")):
        assert not hasattr(error, "response")


def test_pickle() -> None:
    """
    `HTTPStatusError` can't be passed to another process, because `pickle.loads` raises a
    `TypeError`.
    """
    with pytest.raises(httpx.HTTPStatusError) as caught:
        httpx.get("https://httpbin.org/status/500").raise_for_status()
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(caught.value))


def test_requests_response() -> None:
    """In requests, `error.response` exists for every exception and is `None` without a response;
    in HTTPX it raises an `AttributeError`."""
    with pytest.raises(requests.ConnectionError) as theirs:
        requests.get(UNKNOWN, timeout=5)
    assert theirs.value.response is None
    with pytest.raises(AttributeError):
        print(httpx.ConnectError("no").response)  # type: ignore[attr-defined]


def test_no_request() -> None:
    """
    If your own code makes an exception without a request, as a test may do, `error.request`
    raises a `RuntimeError` in HTTPX.
    """
    with pytest.raises(RuntimeError):
        print(httpx.ConnectError("no").request)


def test_first_os_error(server: object, closed: str) -> None:
    """
    So the program stops at the first `OSError`: what the operating system reports is one, and
    HTTPX's exceptions aren't.
    """
    try:
        raise socket.gaierror("the first server")
    except OSError:
        with pytest.raises(httpx.ConnectError) as caught:
            httpx.get(closed)
    assert explain(caught.value).startswith("ConnectionRefusedError(")


def test_cause_is_shown() -> None:
    """
    `__cause__` is the exception after `raise … from`, and `__context__` the one that was being
    handled; a traceback shows the cause if there is one.
    """
    try:
        try:
            raise KeyError("context")
        except KeyError:
            raise RuntimeError from OSError("cause")
    except RuntimeError as error:
        assert isinstance(error.__cause__, OSError) and isinstance(error.__context__, KeyError)
        shown = "".join(traceback.format_exception(error))
    assert "cause" in shown and "context" not in shown


def test_impossible_port(server: object) -> None:
    """
    Refuse a `url.port` above 65535 yourself: the async client raises an `ExceptionGroup` for it.
    """
    assert httpx.URL("http://127.0.0.1:99999/").port == 99999
    with pytest.raises(ExceptionGroup):
        asyncio.run(get("http://127.0.0.1:99999/"))


def test_not_caught(server: Callable[..., Server], tmp_path: Path) -> None:
    """
    A file in `content` that becomes shorter while it's sent raises `h11.LocalProtocolError`, which
    isn't HTTPX's, and JSON that nests too deep a `RecursionError`.
    """
    path = tmp_path / "file"
    path.write_bytes(b"a" * 1000)
    with path.open("rb") as file, httpx.Client() as client:
        request = client.build_request("POST", server(response()).url, content=file)
        os.truncate(path, 10)
        with pytest.raises(h11.LocalProtocolError):
            client.send(request)
    assert not issubclass(h11.LocalProtocolError, CATCH_ALL)
    with pytest.raises(RecursionError):
        httpx.Response(200, content=b"[" * 100_000).json()


def test_mistake_of_the_server() -> None:
    """Over [HTTP/2](http2.md), it may also stand for a mistake of the server."""
    settings = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
    content_before_headers = bytes([0, 0, 7, 0, 0, 0, 0, 0, 1]) + b"content"
    backend = httpcore.MockBackend([settings, content_before_headers], http2=True)
    with httpcore.ConnectionPool(network_backend=backend, http2=True) as pool:
        with pytest.raises(httpcore.LocalProtocolError):  # which HTTPX hands on by its name
            pool.request("GET", "https://example.com/")


def test_redirect_to_an_address() -> None:
    """
    In httpx 0.28.1 a server can cause an `InvalidURL` as well, by a redirect to `mailto:`, even if
    you don't follow it.
    """

    def redirect(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "mailto:somebody@example.com"})

    with httpx.Client(transport=httpx.MockTransport(redirect)) as client:
        with pytest.raises(httpx.InvalidURL):
            client.get("https://example.com/")
