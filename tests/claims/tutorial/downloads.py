"""Claims of docs/tutorial/downloads.md."""

import asyncio
import contextlib
import gzip
import io
import runpy
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest
import requests
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from h2.exceptions import H2Error, InvalidBodyLengthError

from tests.claims.server import Server, response, tls_server

Start = Callable[..., Server]

SNIPPETS = Path(__file__).parents[3] / "snippets/tutorial/downloads"
OK = b"HTTP/1.1 200 OK\r\n"
SEVERAL = gzip.compress(b"first") + gzip.compress(b"second")
CUT_OFF = gzip.compress(bytes(range(256)) * 100)[:-20]


def function(variant: str) -> Callable[..., Any]:
    """The function of the page, without the program around it."""
    source = (SNIPPETS / f"download_{variant}.py").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(source.split("\nURLS = ")[0], names)
    found: Callable[..., Any] = names["download"]
    return found


@pytest.fixture
def download() -> Callable[..., None]:
    return function("httpx")


def transport(content: bytes | Iterable[bytes], status: int = 200) -> httpx.MockTransport:
    got = httpx.Response(status, content=content)
    return httpx.MockTransport(lambda request: got)


def client(content: bytes | Iterable[bytes], status: int = 200) -> httpx.Client:
    """A client that always gets a response with this content."""
    return httpx.Client(transport=transport(content, status))


def breaks_off(error: BaseException) -> Iterator[bytes]:
    yield b"half of it"
    raise error


def test_any_size(download: Callable[..., None], tmp_path: Path) -> None:
    """It streams the content to the disk, so a file of any size needs little memory, except for
    some compressed content:"""
    path = tmp_path / "data.bin"
    tracemalloc.start()
    download(client(bytes(100_000) for _ in range(100)), "https://a.test", path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert path.stat().st_size == 10_000_000


def test_urls() -> None:
    """The second one responds with 404, so `download` raises an exception and leaves no file."""
    urls = runpy.run_path(str(SNIPPETS / "download_httpx.py"))["URLS"]
    assert [httpx.get(url).status_code for url in urls.values()] == [302, 404]
    assert [Path(name).exists() for name in urls] == [True, False]


@pytest.mark.usefixtures("server")  # on real time, with real threads
def test_to_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the async tab, `asyncio.to_thread` writes each chunk in a thread, so the event loop can
    go on with other downloads while the disk is busy."""
    busy, others = threading.Event(), threading.Event()

    class File(io.BytesIO):
        def write(self, chunk: Any) -> int:
            busy.set()
            assert others.wait(5)
            return len(chunk)

    def open_file(path: Path, mode: str = "r", *more: Any, **options: Any) -> Any:
        path.touch()
        return File()

    async def other() -> None:
        while not busy.is_set():
            await asyncio.sleep(0)
        others.set()

    async def main() -> None:
        async with httpx.AsyncClient(transport=transport(b"abc")) as client:
            await asyncio.gather(download(client, "https://a.test", tmp_path / "x"), other())

    download = function("async")
    monkeypatch.setattr(Path, "open", open_file)
    asyncio.run(main())
    assert others.is_set()


def test_http_error(server: Start) -> None:
    """In requests, `HTTPError` is the exception for an error status; in HTTPX, it's the base class
    of `HTTPStatusError` and of the exceptions of connections."""
    at = server(response(status="404 Not Found"))
    with pytest.raises(requests.HTTPError):
        requests.get(at.url, timeout=5).raise_for_status()
    for kind in (httpx.HTTPStatusError, httpx.NetworkError, httpx.TimeoutException):
        assert issubclass(kind, httpx.HTTPError)


def test_redirect() -> None:
    """The second URL is a redirect, whose own content is empty, and HTTPX saved that."""
    got = httpx.get("https://httpbin.org/redirect-to?url=/bytes/5000")
    assert got.is_redirect
    assert got.content == b""


def test_follow_redirects(download: Callable[..., None], tmp_path: Path) -> None:
    """`follow_redirects=True` leads to the file behind a redirect."""
    with httpx.Client() as client:
        url = "https://httpbin.org/redirect-to?url=/bytes/5000"
        download(client, url, path := tmp_path / "data.bin")
    assert path.stat().st_size == 5000


def test_error_leaves_nothing(download: Callable[..., None], tmp_path: Path) -> None:
    """`raise_for_status()` comes before the file is opened, so an error response leaves nothing on
    the disk."""
    with pytest.raises(httpx.HTTPStatusError):
        download(client(b"no", status=500), "https://a.test", tmp_path / "data.bin")
    assert not list(tmp_path.iterdir())


def test_old_file_until_then(download: Callable[..., None], tmp_path: Path) -> None:
    """Until then, an older file of that name is left untouched."""
    (path := tmp_path / "data.bin").write_bytes(b"old")

    def content() -> Iterator[bytes]:
        for _ in range(3):
            assert path.read_bytes() == b"old"
            yield b"new"

    download(client(content()), "https://a.test", path)
    assert path.read_bytes() == b"newnewnew"


@pytest.mark.parametrize(
    "error", [httpx.ReadError("reset"), OSError("disk full"), KeyboardInterrupt()], ids=repr
)
def test_part_is_deleted(
    download: Callable[..., None], tmp_path: Path, error: BaseException
) -> None:
    """`finally` deletes the `.part` file if an exception ends the download: because of a broken
    connection, a full disk, or Ctrl-C."""
    (path := tmp_path / "data.bin").write_bytes(b"old")
    with pytest.raises(type(error)):
        download(client(breaks_off(error)), "https://a.test", path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


def test_nothing_to_delete(download: Callable[..., None], tmp_path: Path) -> None:
    """After an error status and after `replace` there's none to delete, which is why it says
    `missing_ok=True`."""
    deleted = []

    def unlink(path: Path, missing_ok: bool) -> None:
        deleted.append(path.exists())

    with mock.patch.object(Path, "unlink", unlink):
        download(client(b"abc"), "https://a.test", tmp_path / "data.bin")
        with pytest.raises(httpx.HTTPStatusError):
            download(client(b"no", status=404), "https://a.test", tmp_path / "data.bin")
    assert deleted == [False, False]


def test_two_at_once(download: Callable[..., None], tmp_path: Path) -> None:
    """`uuid4` makes the name of the `.part` file unique, so two downloads to the same path don't
    write to the same file, and `download` deletes no file but its own."""
    (path := tmp_path / "data.bin").with_name("data.bin.part").write_bytes(b"another program's")

    def content() -> Iterator[bytes]:
        yield b"first"
        download(client(b"second"), "https://a.test", path)
        assert path.read_bytes() == b"second"

    download(client(content()), "https://a.test", path)
    assert path.read_bytes() == b"first"
    assert sorted(tmp_path.iterdir()) == [path, tmp_path / "data.bin.part"]


def test_turn_after_the_loop(server: Start) -> None:
    """Read it once more after the loop, because the last bytes of compressed content may hold
    nothing but a checksum, and then no chunk comes with them."""
    rest = threading.Event()
    packed = gzip.compress(b"abc")
    head = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    at = server([head + packed[:-8], rest, packed[-8:]])
    with httpx.stream("GET", at.url) as got:
        for chunk in got.iter_bytes():
            assert chunk == b"abc"
            last = got.num_bytes_downloaded
            rest.set()
        assert last < got.num_bytes_downloaded == len(packed)


def test_same_number_for_each_chunk() -> None:
    """Don't pass a `chunk_size`, because HTTPX may then split one large piece into several chunks,
    and your display would show the same number for each of them."""
    with client([bytes(100)]).stream("GET", "https://a.test") as got:
        assert [got.num_bytes_downloaded for _ in got.iter_bytes(25)] == [100] * 4


def test_length_of_generated_content() -> None:
    """A server that generates its content while it sends doesn't know the length in advance and
    leaves the header out, so your display needs a second form for that:"""
    got = httpx.get("https://httpbin.org/stream-bytes/100")
    assert "Content-Length" not in got.headers


def test_requests_has_no_count(server: Start) -> None:
    """urllib3, on which requests is built, has one in `response.raw.tell()`, but it stays at 0 if
    the response uses chunked transfer encoding, so the requests tab counts the content itself in
    that case."""
    assert not [name for name in dir(requests.Response()) if "num_bytes" in name]
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    at = server(chunked, response(b"abc"))
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert [got.raw.tell() for _ in got.iter_content(3)] == [0]
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert [got.raw.tell() for _ in got.iter_content(3)] == [3]


def test_compressed_length() -> None:
    """`Content-Length` is the length of what travels over the network, which here is the
    compressed form."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        raw = b"".join(got.iter_raw())
    assert len(raw) == int(got.headers["Content-Length"])
    assert len(gzip.decompress(raw)) > len(raw)


def test_identity() -> None:
    """If you want to avoid compression altogether, ask the server for that with
    `headers={"Accept-Encoding": "identity"}`."""
    identity = {"Accept-Encoding": "identity"}
    sent = httpx.get("https://httpbin.org/headers", headers=identity).json()["headers"]
    assert sent["Accept-Encoding"] == "identity"


def test_identity_is_a_request() -> None:
    """A server may ignore this, so count as above anyway."""
    got = httpx.get("https://httpbin.org/gzip", headers={"Accept-Encoding": "identity"})
    assert got.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "head", [b"Content-Length: 20\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n14\r\n"]
)
def test_short_content_raises(server: Start, head: bytes) -> None:
    """If the server closes the connection before the announced length, or before the end of
    chunked transfer encoding (which sends the content in pieces and marks the last one), HTTPX
    raises `RemoteProtocolError`."""
    at = server([OK + head + b"0123456789", Server.HANG_UP])
    with httpx.stream("GET", at.url) as got, pytest.raises(httpx.RemoteProtocolError):
        got.read()


def test_reset(server: Start) -> None:
    """If the connection is reset, it raises `ReadError` or `RemoteProtocolError`; both are an
    `httpx.HTTPError`."""
    at = server([OK + b"Content-Length: 20\r\n\r\n", read := threading.Event(), Server.RESET])
    with httpx.stream("GET", at.url) as got:
        read.set()
        with pytest.raises(httpx.ReadError):
            got.read()
    with reset_tls(b"Content-Length: 20\r\n") as (url, context, read):
        with httpx.stream("GET", url, verify=context) as got:
            read.set()
            with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
                got.read()
    assert issubclass(httpx.ReadError, httpx.HTTPError)
    assert issubclass(httpx.RemoteProtocolError, httpx.HTTPError)


@contextlib.contextmanager
def reset_tls(headers: bytes) -> Iterator[tuple[str, ssl.SSLContext, threading.Event]]:
    """The URL of an HTTPS server that sends a part and, once the event is set, resets the
    connection, with a context that trusts it."""
    read = threading.Event()

    def serve(peer: ssl.SSLSocket) -> None:
        peer.recv(65_536)
        peer.sendall(OK + headers + b"\r\nhalf")
        read.wait(30)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with tls_server(serve) as (url, trusting):
        yield url, trusting, read


def test_reset_without_length(server: Start) -> None:
    """
    Before Python 3.13, whose
    [fix](https://github.com/python/cpython/commit/ea9a296fce2f786b4cf43c7924e5de01061f27ca) older
    versions lack, a connection that's reset over `https://` looks like the end of such a response,
    too, in synchronous code.
    """
    with reset_tls(b"") as (url, context, read):
        with httpx.stream("GET", url, verify=context) as got:
            read.set()
            if sys.version_info >= (3, 13):  # the fix came with some 3.11.x and 3.12.x, too
                with pytest.raises(httpx.ReadError):
                    got.read()
            else:
                with contextlib.suppress(httpx.ReadError):
                    assert got.read() == b"half"


def test_silence() -> None:
    """If nothing comes for as long as the read timeout, it raises `ReadTimeout`."""
    silent = "https://httpbin.org/drip?delay=0&numbytes=2&duration=20"
    with httpx.stream("GET", silent) as got, pytest.raises(httpx.ReadTimeout):
        got.read()


@contextlib.contextmanager
def short_over_http2(streams: int) -> Iterator[tuple[httpx.Client, str]]:
    """A client and the URL of a server that ends the last of so many streams too early."""
    read = threading.Event()

    def serve() -> None:
        with listening.accept()[0] as connection:
            state = H2Connection(H2Configuration(client_side=False))
            state.initiate_connection()
            begun = 0
            while True:
                for event in state.receive_data(connection.recv(65_536)):
                    if isinstance(event, RequestReceived):
                        begun += 1
                        headers = [(":status", "200"), ("content-length", "20")]
                        state.send_headers(event.stream_id, headers)
                        connection.sendall(state.data_to_send())
                        if begun == streams:
                            read.wait(30)
                            state.send_data(event.stream_id, b"0123456789", end_stream=True)
                            connection.sendall(state.data_to_send())
                            # Closing it at once would reset it, if something is unread.
                            connection.shutdown(socket.SHUT_WR)
                            while connection.recv(65_536):
                                pass
                            return
                connection.sendall(state.data_to_send())

    class Hooked(httpx.HTTPTransport):
        """Lets the server go on once the headers of the last stream are there."""

        begun = 0

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            got = super().handle_request(request)
            self.begun += 1
            if self.begun == streams:
                read.set()
            return got

    with socket.create_server(("127.0.0.1", 0)) as listening:
        (thread := threading.Thread(target=serve, daemon=True)).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with httpx.Client(transport=Hooked(http1=False, http2=True)) as client:
            yield client, url
        thread.join(5)


def test_short_over_http2(server: Start, download: Callable[..., None], tmp_path: Path) -> None:
    """
    Over [HTTP/2](http2.md), which HTTPX uses only with `http2=True`, a stream that ends before
    the announced length can raise `InvalidBodyLengthError`, which comes from the h2 package
    and isn't an `httpx.HTTPError`, so catch `h2.exceptions.H2Error` as well (h2 is installed
    if you've turned HTTP/2 on).
    """
    with short_over_http2(1) as (client, url), pytest.raises(InvalidBodyLengthError) as caught:
        download(client, url, tmp_path / "data.bin")
    assert isinstance(caught.value, H2Error)
    assert not isinstance(caught.value, httpx.HTTPError)
    assert not list(tmp_path.iterdir())


def test_others_over_http2(server: Start) -> None:
    """The other downloads on that connection can fail then too, with another `H2Error` or an
    `httpx.HTTPError`."""
    with short_over_http2(2) as (client, url):
        with client.stream("GET", url) as other, client.stream("GET", url) as short:
            with pytest.raises(InvalidBodyLengthError):
                short.read()
            with pytest.raises((H2Error, httpx.HTTPError)):
                other.read()


def test_end_of_connection(server: Start, download: Callable[..., None], tmp_path: Path) -> None:
    """Over HTTP/1.1, a server may send neither `Content-Length` nor chunked transfer encoding; the
    content then ends when the connection closes, so a connection that closes too early looks like
    the end of the file."""
    at = server([OK + b"\r\nhalf", Server.HANG_UP])
    with httpx.Client() as client:
        download(client, at.url, path := tmp_path / "data.bin")
    assert path.read_bytes() == b"half"


def test_truncated_gzip(server: Start) -> None:
    """
    HTTPX decompresses as far as it gets; requests does the same.
    """
    at = server(response(CUT_OFF, "Content-Encoding: gzip"))
    got, other = httpx.get(at.url), requests.get(at.url, timeout=5)
    assert got.is_success
    assert 0 < len(got.content) < 25_600
    assert 0 < len(other.content) < 25_600
    with pytest.raises(EOFError):
        gzip.decompress(CUT_OFF)


def test_parts_of_gzip(server: Start) -> None:
    """Such a response may consist of several gzip parts, one after the other, as `cat a.gz b.gz`
    makes them; HTTPX decompresses the first and drops the others, while requests decompresses them
    all."""
    at = server(response(SEVERAL, "Content-Encoding: gzip"))
    assert httpx.get(at.url).content == b"first"
    assert requests.get(at.url, timeout=5).content == b"firstsecond"


def test_raw_parts_of_gzip(server: Start) -> None:
    """If your server sends such content, save it with `iter_raw` and decompress the file with
    Python's `gzip`."""
    at = server(response(SEVERAL, "Content-Encoding: gzip"))
    with httpx.stream("GET", at.url) as got:
        assert gzip.decompress(b"".join(got.iter_raw())) == b"firstsecond"


def test_checksum_of_compressed(server: Start) -> None:
    """If the published file is itself compressed, such as a `.tar.gz`, and the response has a
    `Content-Encoding`, the checksum may be of the bytes before `iter_bytes` decompressed them."""
    published = gzip.compress(b"a file")
    at = server(response(published, "Content-Encoding: gzip"))
    with httpx.stream("GET", at.url) as got:
        assert b"".join(got.iter_bytes()) != published
    with httpx.stream("GET", at.url) as got:
        assert b"".join(got.iter_raw()) == published


def test_killed(tmp_path: Path) -> None:
    """Python runs no `finally` when a signal such as SIGTERM ends it, which `docker stop` sends,
    so the `.part` file is left."""
    program = """
import os, pathlib, signal
part = pathlib.Path("part")
try:
    part.touch()
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()
finally:
    part.unlink()
"""
    ended = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False)
    assert ended.returncode == -signal.SIGTERM
    assert (tmp_path / "part").exists()


def test_part_is_gone(download: Callable[..., None], tmp_path: Path) -> None:
    """Delete it only when no other copy of your program downloads into that folder, because
    `download` fails if its `.part` file is gone."""

    def content() -> Iterator[bytes]:
        yield b"half of it"
        next(tmp_path.glob("*.part")).unlink()
        yield b"and the rest"

    with pytest.raises(FileNotFoundError):
        download(client(content()), "https://a.test", tmp_path / "data.bin")


def compressed(content: bytes) -> httpx.Client:
    """A client that gets this gzip content in one piece."""
    headers = {"Content-Encoding": "gzip"}

    def got(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=iter([content]), headers=headers)

    return httpx.Client(transport=httpx.MockTransport(got))


def test_decompressed_as_a_whole() -> None:
    """HTTPX decompresses each piece that arrives as a whole, so 50 KB of gzip can become 50 MB in
    memory."""
    packed = gzip.compress(bytes(50_000_000))
    assert len(packed) < 50_000
    with compressed(packed).stream("GET", "https://a.test") as got:
        assert max(map(len, got.iter_bytes())) == 50_000_000


def test_rest_is_kept() -> None:
    """What follows the first part of gzip content is kept in memory as well."""

    def content() -> Iterator[bytes]:
        yield gzip.compress(b"first")
        for _ in range(50):
            yield bytes(100_000)
        held.append(tracemalloc.get_traced_memory()[0])

    held: list[int] = []
    headers = {"Content-Encoding": "gzip"}
    got = httpx.Response(200, content=content(), headers=headers)
    tracemalloc.start()
    assert b"".join(got.iter_bytes()) == b"first"
    tracemalloc.stop()
    assert held[0] > 4_500_000


def test_new_file(download: Callable[..., None], tmp_path: Path) -> None:
    """The new file has permissions of its own, not those of the old one, and if `path` is a
    symbolic link, `replace` replaces the link."""
    (path := tmp_path / "data.bin").touch(0o600)
    (tmp_path / "new").touch()
    (link := tmp_path / "link").symlink_to(path)
    download(client(b"abc"), "https://a.test", link)
    assert not link.is_symlink()
    assert path.read_bytes() == b""
    download(client(b"abc"), "https://a.test", path)
    assert path.stat().st_mode == (tmp_path / "new").stat().st_mode


def test_not_caught() -> None:
    """A full disk raises an `OSError`, and a URL that can't be parsed `httpx.InvalidURL`; both are
    worth a traceback, so they aren't caught."""
    with pytest.raises(httpx.InvalidURL) as caught:
        httpx.get("https://a.test:no/")
    assert not isinstance(caught.value, httpx.HTTPError)
