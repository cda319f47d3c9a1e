"""Claims of docs/beyond/httpx2.md."""

import asyncio
import gzip
import json
import logging
import shlex
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

from contents import ROOT
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
    """**Install `httpx2`** for a program that you start today, or that you maintain, if it runs on
    Python 3.11 or later."""
    assert metadata.metadata("httpx2")["Requires-Python"] == ">=3.11"


def test_older_python() -> None:
    """**Stay with `httpx`** if your program has to run on an older Python: 0.28.1 requires 3.8."""
    assert metadata.version("httpx") == "0.28.1"
    assert metadata.metadata("httpx")["Requires-Python"] == ">=3.8"


def test_extras() -> None:
    """An *extra* is an optional part that you name in square brackets, here the one for HTTP/2,
    and the names are the same as those of httpx:"""
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
    they replace parts of httpcore, on which httpx is built, and httpx2 has httpcore2."""
    import respx

    assert all(name.startswith("httpcore.") for name in respx.mocks.HTTPCoreMocker.targets)

    at = server(response(b"real"))
    with respx.mock(assert_all_called=False) as router:
        router.get(at.url).respond(text="mocked")
        assert (httpx.get(at.url).text, httpx2.get(at.url).text) == ("mocked", "real")


def test_classes() -> None:
    """An `httpx2.Response` is not an `httpx.Response`, and, what's easier to overlook, an `except
    httpx.HTTPError` doesn't catch an error of httpx2:"""
    assert not isinstance(httpx2.Response(200), httpx.Response)
    assert not issubclass(httpx2.HTTPError, httpx.HTTPError)


def python(program: str) -> subprocess.CompletedProcess[str]:
    """Runs a program in a process of its own, where nothing has been imported yet."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)


def test_alias() -> None:
    """Once you've called it, `import httpx` gives you httpx2 everywhere in the process:"""
    words = (ROOT / "snippets/beyond/httpx2/alias_httpx2.sh").read_text("utf-8")
    assert python(shlex.split(words)[2]).stdout == "True\n"


@pytest.mark.parametrize("name", ["httpx", "httpcore"])
def test_too_late(name: str) -> None:
    """
    In your program, `import httpx2` and `httpx2.alias_httpx()` are the first two lines of the
    file that you start, above all other imports but `from __future__`: if something has
    imported httpx or httpcore before, as respx does when pytest starts, the call raises a
    `RuntimeError`.
    """
    [plugin] = metadata.entry_points(group="pytest11", name="respx")
    for imported in (name, plugin.module):
        run = python(f"import {imported}, httpx2; httpx2.alias_httpx()")
        assert "was already imported" in run.stderr
    run = python(f"import {name}, httpx2; httpx2.alias_httpx()")
    assert f"RuntimeError: {name} was already imported" in run.stderr


def test_version_of_the_alias() -> None:
    """A dependency that asks for the version of the installed package still gets that of httpx,
    because only the import is replaced."""
    run = python(
        "import httpx2; httpx2.alias_httpx(); from importlib.metadata import version; "
        "print(version('httpx'))"
    )
    assert run.stdout == "0.28.1\n"


def test_methods() -> None:
    """A client has three more methods, `sse()`, `websocket()` and `query()`:"""
    for client, before in [
        (httpx2.Client, httpx.Client),
        (httpx2.AsyncClient, httpx.AsyncClient),
    ]:
        added = {name for name in dir(client) if name[0] != "_"} - set(dir(before))
        assert added == {"sse", "websocket", "query"}


def test_sse() -> None:
    """`with client.sse(url) as stream:` opens a stream of server-sent events, and `for event in
    stream:` gives you each with its `event`, `data` and `id`."""
    client = served(httpx2, b"event: tick\ndata: one\nid: 7\n\n", content_type="text/event-stream")
    with client.sse("https://events.example/") as stream:
        assert [(each.event, each.data, each.id) for each in stream] == [("tick", "one", "7")]


def test_no_events() -> None:
    """If the response isn't such a stream, an error page for example, the loop raises an
    `SSEError`."""
    client = served(httpx2, b"<p>Not found</p>", content_type="text/html")
    with client.sse("https://events.example/") as stream, pytest.raises(httpx2.SSEError):
        next(iter(stream))


def test_websocket() -> None:
    """`client.websocket(url)` opens a WebSocket, and needs the extra `httpx2[ws]`."""
    assert "wsproto>=1.2; extra == 'ws'" in (metadata.requires("httpx2") or [])
    run = python(
        "import sys; sys.modules['wsproto'] = None; import httpx2\n"
        "with httpx2.Client().websocket('ws://127.0.0.1:1/'): pass"
    )
    assert "ImportError" in run.stderr and "httpx2[ws]" in run.stderr


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
    """httpx doesn't accept them, because it comes with a list of public authorities, from the
    package certifi, and ignores those of the operating system."""
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


def test_no_authorities(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some small container images have no list of authorities, and then httpx2 trusts nobody,
    while the same program worked with httpx."""
    only_the_system_trusts("/no/such/file.pem", monkeypatch)
    monkeypatch.setattr("httpcore2._ssl.CA_FILE_CANDIDATES", [])
    assert not httpx2.create_ssl_context().get_ca_certs()
    assert httpx.create_ssl_context().get_ca_certs()


def test_certifi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the image's `ca-certificates` package, or install certifi yourself, which httpx2
    doesn't bring along, and set `SSL_CERT_FILE` to the path that `python -m certifi` prints."""
    for name in ("httpx2", "httpcore2", "truststore"):
        assert not any(each.startswith("certifi") for each in metadata.requires(name) or [])
    only_the_system_trusts("/no/such/file.pem", monkeypatch)
    run = subprocess.run([sys.executable, "-m", "certifi"], capture_output=True, text=True)
    monkeypatch.setenv("SSL_CERT_FILE", run.stdout.strip())
    assert len(httpx2.create_ssl_context().get_ca_certs()) > 100


def test_ssl_cert_file(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """If you set the environment variable `SSL_CERT_FILE` to the path of a file with authorities,
    both packages trust those, and no others."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv("SSL_CERT_FILE", path)
        for library in (httpx, httpx2):
            assert library.get(f"https://{authorities.UNTRUSTED_HOST}/").status_code == 200
            with pytest.raises(library.ConnectError):
                library.get("https://httpbin.org/get")


def test_idle_connections(server: Callable[..., Server]) -> None:
    """With more, httpx counts wrongly: it closes an idle connection whenever more than 20
    connections are open, whether those are idle or busy."""
    assert connections(server, httpx) == 39 + 5


def test_idle_connections_httpx2(server: Callable[..., Server]) -> None:
    """httpx2 counts only the idle ones, so if a new request starts whenever one ends, it opens 40
    connections and keeps using them."""
    assert connections(server, httpx2) == 39 + 1


def batches(
    server: Callable[..., Server], library: ModuleType = httpx2, number: int = 40, **options: Any
) -> int:
    """How many connections a client opens for two batches of requests that end together."""
    at = server(response(b"ok"))
    with library.Client(**options) as client:
        for _ in range(2):
            with ExitStack() as stack:
                streams = [client.stream("GET", at.url) for _ in range(number)]
                for streamed in [stack.enter_context(each) for each in streams]:
                    streamed.read()
    return at.connections


def test_batches(server: Callable[..., Server]) -> None:
    """
    If all 40 end at the same time, as with `asyncio.gather` in batches, httpx2 keeps only 20
    of them as well.
    """
    assert batches(server) == 40 + 20


def test_limits(server: Callable[..., Server]) -> None:
    """Pass `limits=httpx2.Limits(max_connections=100, max_keepalive_connections=100)` to keep
    more."""
    limits = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
    assert batches(server, limits=limits) == 40


def test_limits_of_httpx(server: Callable[..., Server]) -> None:
    """In httpx, such limits keep the connections as well, but in the async client they cost CPU
    time."""
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    assert connections(server, httpx, limits=limits) == 39 + 1
    assert batches(server, httpx, limits=limits) == 40


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_twenty(server: Callable[..., Server], library: ModuleType) -> None:
    """Both packages keep up to 20 idle connections, which are open and waiting for the next
    request, so with up to about 20 requests in flight you can leave `limits=` alone."""
    assert batches(server, library, 20) == 20


def after_a_cancelled_request(server: Callable[..., Server], library: ModuleType) -> Any:
    """What a client with one connection does after a request has been cancelled that waited for
    it, in the moment in which it would have got it."""
    at = server(response(b"", "Connection: close"), response(b"ok"))

    async def main() -> Any:
        limits = library.Limits(max_connections=1)
        async with library.AsyncClient(limits=limits) as client:
            async with client.stream("GET", at.url) as first:
                waiting = asyncio.create_task(client.get(at.url))
                await asyncio.sleep(0.05)  # it has no connection that it could use
                await first.aread()  # which assigns one
                waiting.cancel()
            await asyncio.wait([waiting])
            assert waiting.cancelled() and at.connections == 1
            try:
                return (await client.get(at.url, timeout=library.Timeout(5.0, pool=0.05))).text
            except library.PoolTimeout as error:
                return type(error)

    return asyncio.run(main())


def test_lost_connection(server: Callable[..., Server]) -> None:
    """
    A lost connection is never used or closed, but counts against `max_connections`, and when
    all 100 are lost, every request fails, or waits forever without a `pool` timeout, until you
    create a new client.
    """
    assert after_a_cancelled_request(server, httpx) is httpx.PoolTimeout


def test_no_lost_connection(server: Callable[..., Server]) -> None:
    """httpx2 has fixed this."""
    assert after_a_cancelled_request(server, httpx2) == "ok"


def test_verify_and_cert() -> None:
    """httpx ignores `cert=` without saying so, and the server never sees your certificate."""
    with authorities.trusted().cert_pem.tempfile() as path:
        with pytest.warns(DeprecationWarning, match="verify") as told:
            httpx.Client(verify=path, cert="no-such-file.pem")  # looks at no such file
    assert len(told) == 1


def test_verify_and_cert_of_httpx2() -> None:
    """With `verify="authority.pem"` and `cert=` together, httpx2 raises a `TypeError`."""
    with authorities.trusted().cert_pem.tempfile() as path, pytest.raises(TypeError):
        httpx2.Client(verify=path, cert="no-such-file.pem")


def test_pieces() -> None:
    """When you stream a compressed response without a chunk size, httpx2 gives you pieces of at
    most 1 MiB, while httpx decompresses whatever has arrived into one piece."""
    content = gzip.compress(bytes(5_000_000))

    def largest(library: ModuleType) -> int:
        client = served(library, content, content_encoding="gzip")
        with client.stream("GET", "https://pieces.example/") as streamed:
            return max(map(len, streamed.iter_bytes()))

    assert largest(httpx2) == 2**20
    assert largest(httpx) == 5_000_000


def test_no_proxy(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In httpx2, `NO_PROXY` may hold a range, such as `10.0.0.0/8`, for URLs that contain an
    address; httpx doesn't understand it, and uses the proxy with a range of IPv4; with one of
    IPv6, such as `fd00::/8`, creating a client raises `InvalidURL`.
    """
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    for name in ("http_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert (httpx.get(at.url).text, httpx2.get(at.url).text) == ("proxy", "direct")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert httpx.get(at.url).text == "direct"
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8,fd00::/8")
    with pytest.raises(httpx.InvalidURL):
        httpx.Client()
    by_name = at.url.replace("127.0.0.1", "localhost")
    assert httpx2.get(by_name).text == "proxy"
