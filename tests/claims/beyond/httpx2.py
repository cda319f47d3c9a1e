"""Claims of docs/beyond/httpx2.md."""

import gzip
import json
import logging
import ssl
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib import metadata
from types import ModuleType, SimpleNamespace
from typing import Any

import httpx
import httpx2
import pytest

from fake_internet import authorities
from fake_internet.internet import Internet
from tests.claims.server import Server, response


def connections(server: Callable[..., Server], library: ModuleType, **options: Any) -> int:
    """How many connections a client opens for five requests, one after another, while 39 others
    are in flight."""
    at = server(response(b"ok"))
    with library.Client(**options) as client, ExitStack() as stack:
        for _ in range(39):
            stack.enter_context(client.stream("GET", at.url))
        for _ in range(5):
            client.get(at.url)
    return at.connections


def served(library: ModuleType, content: bytes, **headers: str) -> Any:
    """A client whose every response has this content."""
    transport = library.MockTransport(
        lambda request: library.Response(
            200,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            stream=library.ByteStream(content),
        )
    )
    return library.Client(transport=transport)


def test_python() -> None:
    """httpx2 requires Python 3.11 or later, and httpx 0.28.1 requires Python 3.8 or later."""
    assert metadata.metadata("httpx2")["Requires-Python"] == ">=3.11"
    assert metadata.metadata("httpx")["Requires-Python"] == ">=3.8"
    assert metadata.version("httpx") == "0.28.1"


def test_extras() -> None:
    """Install it as you installed httpx, with the same names for the extras:"""
    extras = metadata.metadata("httpx").get_all("Provides-Extra")
    assert extras and set(extras) <= set(
        metadata.metadata("httpx2").get_all("Provides-Extra") or []
    )


def test_no_files_in_common() -> None:
    """You don't have to uninstall httpx first, because the two packages share no files and can be
    installed side by side."""
    files = {str(file) for file in metadata.files("httpx") or []}
    assert files and files.isdisjoint(map(str, metadata.files("httpx2") or []))


def test_loggers(caplog: pytest.LogCaptureFixture) -> None:
    """The loggers are called `httpx2` and `httpcore2`, so a logging configuration for `httpx` no
    longer has an effect."""
    with caplog.at_level(logging.INFO):
        served(httpx2, b"").get("https://httpbin.org/")
    assert [record.name for record in caplog.records] == ["httpx2"]
    assert logging.getLogger("httpcore2") in logging.root.manager.loggerDict.values()


def test_user_agent() -> None:
    """The `User-Agent` header begins with `python-httpx2/`, which matters if a server or a test
    looks for `python-httpx/`."""
    assert httpx2.Client().headers["User-Agent"].startswith("python-httpx2/")
    assert httpx.Client().headers["User-Agent"].startswith("python-httpx/")


def test_respx(server: Callable[..., Server]) -> None:
    """Tools that replace httpx in tests, such as respx, don't notice httpx2's requests, because
    they replace parts of the package `httpx`."""
    import respx

    at = server(response(b"real"))
    with respx.mock(assert_all_called=False) as router:
        router.get(at.url).respond(text="mocked")
        assert (httpx.get(at.url).text, httpx2.get(at.url).text) == ("mocked", "real")


def test_classes() -> None:
    """An `httpx2.Response` is not an `httpx.Response`, and, what's easier to overlook, an `except
    httpx.HTTPError` doesn't catch an error of httpx2:"""
    assert not isinstance(httpx2.Response(200), httpx.Response)
    assert not issubclass(httpx2.HTTPError, httpx.HTTPError)


def test_alias() -> None:
    """Once you've called it, `import httpx` gives you httpx2 everywhere in the process."""
    program = "import httpx2; httpx2.alias_httpx(); import httpx; print(httpx is httpx2)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout == "True\n"


def test_methods() -> None:
    """A client has the methods `sse()`, `websocket()` and `query()` as well."""
    for client, before in [
        (httpx2.Client, httpx.Client),
        (httpx2.AsyncClient, httpx.AsyncClient),
    ]:
        added = {name for name in dir(client) if name[0] != "_"} - set(dir(before))
        assert added == {"sse", "websocket", "query"}


def test_sse() -> None:
    """`client.sse(url)` opens a stream of server-sent events, and its iterator gives you each
    event with its `event`, `data` and `id`."""
    client = served(httpx2, b"event: tick\ndata: one\nid: 7\n\n", content_type="text/event-stream")
    with client.sse("https://events.example/") as stream:
        assert [(each.event, each.data, each.id) for each in stream] == [("tick", "one", "7")]


def test_websocket() -> None:
    """`client.websocket(url)` opens a WebSocket, and needs the extra `httpx2[ws]`."""
    assert "url" in httpx2.Client.websocket.__annotations__
    assert "wsproto>=1.2; extra == 'ws'" in (metadata.requires("httpx2") or [])


def test_query(internet: Internet) -> None:
    """`client.query(url, json=…)` sends the method QUERY: a search whose terms are in the body, as
    with POST, but which is safe to repeat, as with GET."""
    httpx2.Client().query("https://httpbin.org/anything", json={"name": "x"})
    [exchange] = internet.exchanges
    assert exchange.request.method == "QUERY"
    assert json.loads(exchange.request.content) == {"name": "x"}


def test_origin() -> None:
    """`url.origin` holds a URL's scheme, host and port, so you can compare whether two URLs lead
    to the same server."""
    origin = httpx2.URL("https://user@api.example/users?page=2").origin
    assert (origin.scheme, origin.host, origin.port) == ("https", "api.example", 443)
    assert origin == httpx2.URL("https://API.example:443/").origin


def only_the_system_trusts(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes an authority one that the operating system trusts, and nobody else."""
    if sys.platform != "linux":
        pytest.skip("elsewhere the system's authorities are not in a file")
    monkeypatch.delenv("SSL_CERT_FILE")
    paths = SimpleNamespace(openssl_cafile=path, openssl_capath="")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)


def test_authorities(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that trust what the machine trusts accept them, and httpx doesn't, because it comes
    with a list of public authorities, from the package certifi, and ignores those of the operating
    system."""
    assert "certifi" in (metadata.requires("httpx") or [])
    with authorities.untrusted().cert_pem.tempfile() as path:
        only_the_system_trusts(path, monkeypatch)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"https://{authorities.UNTRUSTED_HOST}/")


def test_system_authorities(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """httpx2 uses the operating system's authorities instead, so it accepts what the machine
    accepts."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        only_the_system_trusts(path, monkeypatch)
        assert httpx2.get(f"https://{authorities.UNTRUSTED_HOST}/").status_code == 200


def test_ssl_cert_file(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment variable `SSL_CERT_FILE` to the path of a file with the company's
    authority, and both packages will trust it without any code."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv("SSL_CERT_FILE", path)
        for library in (httpx, httpx2):
            assert library.get(f"https://{authorities.UNTRUSTED_HOST}/").status_code == 200


def test_ssl_cert_file_replaces(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """It replaces the default authorities, so the file has to hold the public ones too if your
    program also talks to the rest of the internet."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv("SSL_CERT_FILE", path)
        for library in (httpx, httpx2):
            with pytest.raises(library.ConnectError):
                library.get("https://httpbin.org/get")


def test_idle_connections(server: Callable[..., Server]) -> None:
    """It means to keep up to 20 idle connections, but it closes an idle connection whenever more
    than 20 connections are open, whether those are idle or busy."""
    assert connections(server, httpx) == 39 + 5


def test_idle_connections_httpx2(server: Callable[..., Server]) -> None:
    """httpx2 counts the idle connections, and with 40 requests in flight it opens 40 connections
    and keeps using them."""
    assert connections(server, httpx2) == 39 + 1


def test_limits(server: Callable[..., Server]) -> None:
    """Then httpx keeps its connections too."""
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    assert connections(server, httpx, limits=limits) == 39 + 1


def test_verify_and_cert() -> None:
    """`verify="authority.pem"` together with `cert=` is a `TypeError` in httpx2; httpx silently
    ignores `cert=` then, so the server never sees your certificate."""
    with authorities.trusted().cert_pem.tempfile() as path:
        with pytest.raises(TypeError):
            httpx2.Client(verify=path, cert="no-such-file.pem")
        with pytest.warns(DeprecationWarning):
            httpx.Client(verify=path, cert="no-such-file.pem")  # looks at no such file


def test_pieces() -> None:
    """When httpx2 decompresses a response, it gives you pieces of at most 1 MiB, while httpx
    decompresses whatever has arrived into one piece."""
    content = gzip.compress(bytes(5_000_000))

    def largest(library: ModuleType) -> int:
        client = served(library, content, content_encoding="gzip")
        with client.stream("GET", "https://pieces.example/") as streamed:
            return max(map(len, streamed.iter_bytes()))

    assert largest(httpx2) == 2**20
    assert largest(httpx) == 5_000_000


def test_no_proxy(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`NO_PROXY` may hold a range of addresses, such as `10.0.0.0/8`, in httpx2; httpx ignores the
    range and uses the proxy."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert (httpx.get(at.url).text, httpx2.get(at.url).text) == ("proxy", "direct")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert httpx.get(at.url).text == "direct"
