"""Claims of docs/tutorial/downloads.md."""

import asyncio
import gzip
import runpy
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest
import requests

from tests.claims.server import Server, response

Start = Callable[..., Server]

SNIPPETS = Path(__file__).parents[3] / "snippets/tutorial/downloads"
OK = b"HTTP/1.1 200 OK\r\n"
CUT_OFF = gzip.compress(bytes(range(256)) * 100)[:-20]


@pytest.fixture
def download(internet: object, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """The function of the page."""
    found: Callable[..., None] = runpy.run_path(str(SNIPPETS / "download_httpx.py"))["download"]
    capsys.readouterr()
    return found


def client(content: bytes | Iterable[bytes], status: int = 200, **headers: str) -> httpx.Client:
    """A client that always gets a response with this content."""
    got = httpx.Response(status, content=content, headers=headers)
    return httpx.Client(transport=httpx.MockTransport(lambda request: got))


def breaks_off(error: BaseException) -> Iterator[bytes]:
    yield b"half of it"
    raise error


def test_any_size(download: Callable[..., None], tmp_path: Path) -> None:
    """It streams the content to the disk, so a file of any size needs little memory (Streaming
    responses has the basics), and it prints how far it is:"""
    path = tmp_path / "data.bin"
    tracemalloc.start()
    download(client(bytes(100_000) for _ in range(100)), "https://a.test", path)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert path.stat().st_size == 10_000_000


def test_second_url() -> None:
    """The second URL responds with 404, so the program reports it, and no file is there."""
    assert httpx.get("https://api.github.com/users/no.such.user").status_code == 404
    names = runpy.run_path(str(SNIPPETS / "download_httpx.py"))["URLS"]
    assert [Path(name).exists() for name in names] == [True, False]


@pytest.mark.usefixtures("server")  # on real time, with real threads
def test_to_thread() -> None:
    """In the async tab, `asyncio.to_thread` writes each chunk in a thread, so the event loop can
    go on with other downloads while the disk is busy."""
    ended = []

    async def write() -> None:
        await asyncio.to_thread(time.sleep, 0.02)
        ended.append("write")

    async def other() -> None:
        ended.append("other")

    async def main() -> None:
        await asyncio.gather(write(), other())

    asyncio.run(main())
    assert ended == ["other", "write"]


def test_redirect() -> None:
    """The second URL is a redirect, whose own content is empty, and HTTPX saved that."""
    got = httpx.get("https://httpbin.org/redirect-to?url=/bytes/5000")
    assert got.is_redirect
    assert got.content == b""


def test_follow_redirects(download: Callable[..., None], tmp_path: Path) -> None:
    """`follow_redirects=True` leads to the file behind a redirect."""
    with httpx.Client(follow_redirects=True) as client:
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
    """Until then, an older file of that name is left untouched, and no other program ever sees
    half of the new one."""
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
    """`finally` deletes the `.part` file if anything goes wrong: a broken connection, a full disk,
    or Ctrl-C."""
    (path := tmp_path / "data.bin").write_bytes(b"old")
    with pytest.raises(type(error)):
        download(client(breaks_off(error)), "https://a.test", path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    "head", [b"Content-Length: 20\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n14\r\n"]
)
def test_short_content_raises(server: Start, head: bytes) -> None:
    """If the connection breaks before the announced length, HTTPX raises `RemoteProtocolError`,
    and `except httpx.HTTPError` catches it."""
    at = server([OK + head + b"0123456789", Server.HANG_UP])
    with httpx.stream("GET", at.url) as got, pytest.raises(httpx.RemoteProtocolError) as caught:
        got.read()
    assert isinstance(caught.value, httpx.HTTPError)


def test_same_number_for_each_chunk() -> None:
    """Read it once for each chunk, and leave out `chunk_size`: with it, HTTPX may receive one
    large piece and hand it to you as several chunks, and your display would show the same
    number for each of them."""
    with client([bytes(100)]).stream("GET", "https://a.test") as got:
        assert [got.num_bytes_downloaded for _ in got.iter_bytes(25)] == [100] * 4


def test_length_of_generated_content() -> None:
    """A server that makes up its content while it sends doesn't know the length in advance and
    leaves the header out, so your display needs a second form for that:"""
    got = httpx.get("https://httpbin.org/stream-bytes/100")
    assert "Content-Length" not in got.headers


def test_requests_has_no_count(server: Start) -> None:
    """`response.raw.tell()` asks urllib3 beneath it, which stays at 0 when the response is
    chunked, so the requests tab counts the content itself in that case."""
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
    """It's a request that a server may ignore, so count as above anyway."""
    got = httpx.get("https://httpbin.org/gzip", headers={"Accept-Encoding": "identity"})
    assert got.headers["Content-Encoding"] == "gzip"


def test_end_of_connection(server: Start) -> None:
    """Without a `Content-Length` and without chunks, the content ends when the connection closes,
    so a connection that the server closed too early looks like the end of the file."""
    at = server([OK + b"\r\nhalf", Server.HANG_UP])
    assert httpx.get(at.url).content == b"half"


def test_truncated_gzip(server: Start) -> None:
    """If a server sends a gzip file that was cut off before it was sent, the length is right, and
    HTTPX decompresses as far as it gets, with no error; requests does the same."""
    at = server(response(CUT_OFF, "Content-Encoding: gzip"))
    got, other = httpx.get(at.url), requests.get(at.url, timeout=5)
    assert got.is_success
    assert 0 < len(got.content) < 25_600
    assert 0 < len(other.content) < 25_600
    with pytest.raises(EOFError):
        gzip.decompress(CUT_OFF)


def test_part_is_shared(download: Callable[..., None], tmp_path: Path) -> None:
    """Two programs that download to the same path at the same time write to the same `.part`
    file."""
    path = tmp_path / "data.bin"

    def content() -> Iterator[bytes]:
        yield b"first"
        assert [each.name for each in tmp_path.iterdir()] == ["data.bin.part"]
        download(client(b"second"), "https://a.test", path)
        assert path.read_bytes() != b"first"

    with pytest.raises(FileNotFoundError):
        download(client(content()), "https://a.test", path)
