"""Claims of docs/tutorial/uploading-files.md."""

import asyncio
import gzip
import io
import os
import re
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import h11
import httpx
import httpx2
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

POST, PUT = "https://httpbin.org/post", "https://httpbin.org/put"
SIZE = 200_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "data.csv"
    file.write_bytes(bytes(SIZE))
    return file


class Watched(io.FileIO):
    """A file that notes what is read of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.sizes: list[int] = []
        self.threads: set[int] = set()

    def read(self, size: int | None = -1) -> bytes:
        content = super().read(-1 if size is None else size) or b""
        self.sizes.append(len(content))
        self.threads.add(threading.get_ident())
        return content


def part(**files: Any) -> bytes:
    """The body of a form with this file."""
    return httpx.Request("POST", POST, files=files).read()


def requests_part(**fields: Any) -> bytes:
    body = requests.Request("POST", POST, **fields).prepare().body
    assert isinstance(body, bytes)
    return body


def test_pieces(path: Path) -> None:
    """HTTPX reads the file in pieces of 64 kB while it sends them, so a file of any size needs
    little memory."""
    with Watched(path) as file:
        request = httpx.Request("POST", POST, files={"file": file})
        assert file.sizes == []
        request.read()
        assert max(file.sizes) == 65_536


def test_length(path: Path) -> None:
    """It asks the operating system for the file's size beforehand, and sends the size in the
    header `Content-Length`."""
    with Watched(path) as file:
        request = httpx.Request("POST", POST, files={"file": file})
        assert file.sizes == []
        assert int(request.headers["Content-Length"]) == len(request.read()) > SIZE


def test_not_closed(path: Path) -> None:
    """The `with` block is there because HTTPX doesn't close the file."""
    with path.open("rb") as file:
        httpx.post(POST, files={"file": file}).raise_for_status()
        assert not file.closed


def test_no_timeout_for_the_whole(server: Callable[..., Server], path: Path) -> None:
    """
    No timeout limits the whole upload: [`write`](timeouts.md#what-each-timeout-limits) applies
    to each piece, and `read` to the wait for the response, so raise `read` if the server works
    on the file before it responds, for example with `timeout=httpx.Timeout(5.0, read=60.0)`.
    """

    def slow() -> Iterator[bytes]:
        for _ in range(5):
            time.sleep(0.05)
            yield b"piece"

    with httpx.Client(timeout=httpx.Timeout(10, write=0.2)) as client:
        url = server(response()).url
        assert client.put(url, content=slow(), headers={"Content-Length": "25"}).is_success
    late = server([0.5, response()])
    with httpx.Client(timeout=httpx.Timeout(10, read=0.1)) as client:
        with path.open("rb") as file, pytest.raises(httpx.ReadTimeout):
            client.post(late.url, files={"file": file})


def test_requests_reads_it_whole(path: Path) -> None:
    """requests reads the whole file into memory before it sends the first byte, so a large file
    has to go through the `MultipartEncoder` of
    [requests-toolbelt](https://toolbelt.readthedocs.io/en/latest/uploading-data.html)."""
    with path.open("rb") as file:
        assert len(requests_part(files={"file": file})) > SIZE


def test_position(path: Path) -> None:
    """If you've read a part of the file before, requests sends what's left of it, while HTTPX
    starts again at the beginning."""
    path.write_bytes(b"first second")
    with path.open("rb") as file:
        file.read(6)
        assert b"first" not in requests_part(files={"file": file})
        file.seek(6)
        assert b"first second" in part(file=file)


def test_text_mode(path: Path) -> None:
    """> Multipart file uploads must be opened in binary mode, not text mode."""
    with path.open() as file, pytest.raises(TypeError) as raised:
        part(file=file)
    assert (
        str(raised.value) == "Multipart file uploads must be opened in binary mode, not text mode."
    )


def test_requests_accepts_text(path: Path) -> None:
    """requests accepts such a file, so if you move a program to HTTPX, look for `open(path)`
    without `"rb"`."""
    path.write_text("text")
    with path.open() as file:
        assert b"text" in requests_part(files={"file": file})


def test_string_io() -> None:
    """A `StringIO` isn't accepted either; pass its text with a name instead, as the next program
    does with its notes."""
    with pytest.raises(TypeError, match="not 'io.StringIO'"):
        part(file=io.StringIO("text"))
    assert b"text" in part(file=("notes.md", io.StringIO("text").getvalue()))


def test_list_of_pairs() -> None:
    """
    If a field has several files, pass `files` as a list of pairs instead of a dictionary,
    since a dictionary has each name only once; `data` has to be a dictionary, in which a field
    with several values has a list:
    """
    files = [("file", b"one"), ("file", b"two")]
    body = httpx.Request("POST", POST, files=files).read()
    assert b"one" in body and b"two" in body


def test_boundary() -> None:
    """The program prints the headers of the parts before it sends them: a form with files is a
    sequence of parts, each with headers of its own, and a line between them, the *boundary*, that
    occurs in none of them."""
    request = httpx.Request("POST", POST, data={"a": "b"}, files={"file": b"c"})
    boundary = request.headers["Content-Type"].partition("boundary=")[2].encode()
    assert request.read().count(b"--" + boundary) == 3  # before each part, and at the end


def test_open_file(path: Path) -> None:
    """
    | an open file | the last part of its path | guessed from the name, else
    `application/octet-stream` |
    """
    with path.open("rb") as file:
        assert b'filename="data.csv"\r\nContent-Type: text/csv\r\n' in part(file=file)
    with path.rename(path.with_suffix(".unknown")).open("rb") as file:
        assert b'filename="data.unknown"\r\nContent-Type: application/octet' in part(file=file)


@pytest.mark.parametrize("content", [b"a,b", "a,b"])
def test_content_alone(content: bytes | str) -> None:
    """
    | bytes, text or a `BytesIO` alone | `upload` | `application/octet-stream` |
    """
    assert b'filename="upload"\r\nContent-Type: application/octet-stream\r\n' in part(file=content)


def test_name() -> None:
    """| `(name, content)` | yours | guessed from the name, else `application/octet-stream` |"""
    assert b'filename="a.csv"\r\nContent-Type: text/csv\r\n' in part(file=("a.csv", b""))
    assert b'"a.unknown"\r\nContent-Type: application/octet' in part(file=("a.unknown", b""))


def test_name_and_type() -> None:
    """| `(name, content, type)` | yours | yours |"""
    assert b'="a.csv"\r\nContent-Type: my/type\r\n' in part(file=("a.csv", b"", "my/type"))


def test_no_name() -> None:
    """| `(None, content)` | none, so it's an ordinary field | none |"""
    assert b'name="file"\r\n\r\ntext\r\n' in part(file=(None, "text"))
    got = httpx.post(POST, files={"file": (None, "text")}).json()
    assert (got["form"], got["files"]) == ({"file": "text"}, {})


def test_contents(path: Path) -> None:
    """The content in a tuple may be bytes, text or an open file."""
    path.write_bytes(b"text")
    with path.open("rb") as file:
        for content in (b"text", "text", file):
            assert b"\r\n\r\ntext\r\n" in part(file=("name", content))


def test_content_type_by_hand() -> None:
    """It has to contain the boundary, which HTTPX makes up for each request, and with a plain
    `multipart/form-data` the server can't tell where a part begins."""
    types = {
        httpx.Request("POST", POST, files={"a": b"b"}).headers["Content-Type"] for _ in range(9)
    }
    assert len(types) == 9
    headers = {"Content-Type": "multipart/form-data"}
    got = httpx.post(POST, files={"a": b"b"}, headers=headers)
    assert not got.is_success or got.json()["files"] == {}


def test_requests_sends_no_type() -> None:
    """requests sends no media type for a part unless you pass one, where HTTPX guesses one from
    the name."""
    assert b"Content-Type" not in requests_part(files={"file": ("a.csv", b"")})
    assert b"Content-Type: text/csv" in part(file=("a.csv", b""))


def test_name_after_the_field() -> None:
    """It calls content without a name after the field, where HTTPX calls it `upload`."""
    assert b'name="report"; filename="report"' in requests_part(files={"report": b""})
    assert b'name="report"; filename="upload"' in part(report=b"")


def test_none_and_true() -> None:
    """A field whose value is `None` is left out by requests and sent empty by HTTPX, and `True` is
    sent as `True` by requests and as `true` by HTTPX."""
    fields: dict[str, Any] = {"data": {"n": None, "t": True}, "files": {"file": b""}}
    theirs, ours = requests_part(**fields), httpx.Request("POST", POST, **fields).read()
    assert b'name="n"' not in theirs and b'name="t"\r\n\r\nTrue\r\n' in theirs
    assert b'name="n"\r\n\r\n\r\n' in ours and b'name="t"\r\n\r\ntrue\r\n' in ours


def test_body_has_no_type(path: Path) -> None:
    """Pass the open file as `content`, and say what it is in the header `Content-Type`, since
    HTTPX doesn't guess here:"""
    with path.open("rb") as file:
        assert "Content-Type" not in httpx.Request("PUT", PUT, content=file).headers


def test_body_in_pieces(path: Path) -> None:
    """The sync client reads the file in pieces here, too, and takes the length from the operating
    system."""
    with Watched(path) as file:
        request = httpx.Request("PUT", PUT, content=file)
        assert (file.sizes, request.headers["Content-Length"]) == ([], str(SIZE))
        assert len(request.read()) == SIZE and max(file.sizes) == 65_536


def test_async_client_takes_no_file(path: Path) -> None:
    """
    As `content`, the async client takes only bytes, text and async generators; an open file raises
    a `RuntimeError` ("Attempted to send an sync request with an AsyncClient instance.").
    """

    async def put(content: Any) -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.put(PUT, content=content)

    async def pieces() -> AsyncIterator[bytes]:
        yield b"piece"

    for content in (b"bytes", "text", pieces()):
        assert asyncio.run(put(content)).is_success
    message = "Attempted to send an sync request with an AsyncClient instance."
    with path.open("rb") as file, pytest.raises(RuntimeError, match=f"^{message}$"):
        asyncio.run(put(file))


def test_chunks() -> None:
    """Without that header, the body goes out in chunks of an unknown total, and a server may
    [refuse it with 411](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.12)."""
    headers = httpx.Request("PUT", PUT, content=iter([b""])).headers
    assert headers["Transfer-Encoding"] == "chunked" and "Content-Length" not in headers


def test_files_in_the_event_loop(path: Path) -> None:
    """In `files`, the async client does accept an open file, and reads its pieces in the event
    loop."""
    with Watched(path) as file:

        async def post() -> httpx.Response:
            async with httpx.AsyncClient() as client:
                return await client.post(POST, files={"file": file})

        assert asyncio.run(post()).is_success
        assert file.threads == {threading.get_ident()}


def test_seek(server: Callable[..., Server], path: Path) -> None:
    """
    If you've read from it before, say to compute a checksum, call `file.seek(0)` first;
    otherwise httpx announces more bytes than it can send, and the request fails, while httpx2
    sends what's left without an error.
    """
    url = server(response()).url
    with path.open("rb") as file, httpx.Client() as client:
        file.read(10)
        with pytest.raises(h11.LocalProtocolError, match="Too little data"):
            client.put(url, content=file)
        file.seek(0)
        assert client.put(url, content=file).is_success
    there = server(response())
    with path.open("rb") as file:
        file.read(10)
        assert httpx2.put(there.url, content=file).is_success
    assert len(there.requests[0].partition(b"\r\n\r\n")[2]) == SIZE - 10


def test_sent_once(server: Callable[..., Server], path: Path) -> None:
    """
    If HTTPX follows a [redirect](redirects-and-cookies.md) with 307 or 308, or the server asks
    for [digest authentication](authentication.md), it would have to send the body again, which
    fails: a generator raises `StreamConsumed`, and an open file h11's `LocalProtocolError`,
    which is no `httpx.HTTPError`.
    """
    moved = response(b"", "Location: /there", status="307 Temporary Redirect")
    challenge = response(b"", 'WWW-Authenticate: Digest realm="r", nonce="n"', status="401 No")
    for first, options in {
        moved: {"follow_redirects": True},
        challenge: {"auth": httpx.DigestAuth("user", "secret")},
    }.items():
        with path.open("rb") as file, httpx.Client() as client:
            url = server(first, response()).url
            with pytest.raises(h11.LocalProtocolError):
                client.put(url, content=file, **options)  # type: ignore[arg-type]
            url = server(first, response()).url
            with pytest.raises(httpx.StreamConsumed):
                client.put(url, content=(each for each in [b""]), **options)  # type: ignore[arg-type]
            url = server(first, response()).url
            assert client.put(url, content=b"bytes", **options).is_success  # type: ignore[arg-type]


def test_next_piece(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """The line after `yield` runs when HTTPX asks for the next piece, which it does after it has
    given the previous one to the operating system."""
    events: list[str] = []
    send = socket.socket.send

    def noted(self: socket.socket, content: bytes) -> int:
        events.extend(each for each in ("one", "two") if each.encode() in bytes(content))
        return send(self, content)

    def pieces() -> Iterator[bytes]:
        for piece in ("one", "two"):
            yield piece.encode()
            events.append(f"after {piece}")

    monkeypatch.setattr(socket.socket, "send", noted)
    httpx.put(server(response()).url, content=pieces(), headers={"Content-Length": "6"})
    assert events == ["one", "after one", "two", "after two"]


def test_requests_sends_both_headers() -> None:
    """
    There's no tab for requests, because it announces chunks for a generator even if you pass
    `Content-Length`, so it sends both headers, which [HTTP
    forbids](https://www.rfc-editor.org/rfc/rfc9112#section-6.2), and then no chunks.
    """
    headers = {"Content-Length": "1"}
    request = requests.Request("PUT", PUT, data=iter([b"a"]), headers=headers).prepare()
    assert {"Content-Length", "Transfer-Encoding"} <= set(request.headers)


def test_requests_takes_read_and_len(internet: Internet) -> None:
    """There you'd write a class with the methods `read` and `__len__`."""

    class Body:
        def __init__(self) -> None:
            self.file = io.BytesIO(b"content")

        def __len__(self) -> int:
            return 7

        def read(self, size: int = -1) -> bytes:
            return self.file.read(size)

        def __iter__(self) -> Iterator[bytes]:
            return iter(self.file)

    prepared = requests.Request("PUT", PUT, data=Body()).prepare()
    assert prepared.headers["Content-Length"] == "7"
    assert requests.put(PUT, data=Body(), timeout=5).json()["data"] == "content"


def test_identity(server: Callable[..., Server]) -> None:
    """That matters because `iter_bytes` decompresses, so the `Content-Length` of a compressed
    response would be wrong for what you send."""
    packed = gzip.compress(bytes(1000))
    with httpx.stream("GET", server(response(packed, "Content-Encoding: gzip")).url) as source:
        length = int(source.headers["Content-Length"])
        assert length == len(packed) != sum(len(piece) for piece in source.iter_bytes())


def test_when_the_target_is_ready(server: Callable[..., Server]) -> None:
    """
    Each piece is read from the source when the target is ready for it, so the program holds only a
    few of them at a time, and a slow target slows the download instead of filling the memory.
    """
    events: list[str] = []

    def source() -> Iterator[bytes]:
        for number in range(3):
            events.append(f"read {number}")
            yield b"piece"
            events.append(f"taken {number}")

    httpx.put(server(response()).url, content=source(), headers={"Content-Length": "15"})
    expected = [f"{what} {number}" for number in range(3) for what in ("read", "taken")]
    assert events == expected


def test_no_length(server: Callable[..., Server]) -> None:
    """
    A source that compresses anyway can be recognized by `Content-Encoding` in its headers, and
    then the program passes no length on.
    """
    program = (ROOT / "snippets/tutorial/uploading-files/pass_on_httpx.py").read_text()
    packed = gzip.compress(b"text" * 100)
    source = server(response(packed, "Content-Encoding: gzip", "Content-Type: a/b"))
    target = server(response(b'{"data": "", "headers": {"Content-Type": ""}}'))
    program = re.sub(r'SOURCE = ".*"', f'SOURCE = "{source.url}"', program)
    exec(re.sub(r'TARGET = ".*"', f'TARGET = "{target.url}"', program), {})
    assert b"Transfer-Encoding: chunked" in target.requests[0]
    assert b"content-length" not in target.requests[0].lower()


def test_source_fails(server: Callable[..., Server]) -> None:
    """
    If the source fails, `iter_bytes` raises its exception out of `client.put`, and the upload
    is broken off, and the target notices that: bytes are missing, or the chunk that marks the
    end.
    """
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"
    source, target = server([head + b"half", Server.HANG_UP]), server(response())
    with httpx.Client() as client, client.stream("GET", source.url) as got:
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete|closed"):
            client.put(target.url, content=got.iter_bytes(), headers={"Content-Length": "9"})
    assert target.requests == []  # it never had all nine bytes


def test_counting_file(path: Path) -> None:
    """For a file in a form, pass a subclass of `io.FileIO` whose `read` counts what it hands
    out."""
    sizes: list[int] = []

    class Counting(io.FileIO):
        def read(self, size: int | None = -1, /) -> Any:
            piece = super().read(-1 if size is None else size)
            sizes.append(len(piece or b""))
            return piece

    with Counting(path) as file:
        assert httpx.post(POST, files={"file": file}).is_success
    assert sum(sizes) == SIZE and len(sizes) > 2


def test_get_after_an_upload(server: Callable[..., Server], path: Path) -> None:
    """After a 302 or 303 it sends a `GET` without a body, whose success says nothing about the
    upload, so don't let HTTPX follow redirects of an upload."""
    for status in ("302 Found", "303 See Other"):
        there = server(response(b"", "Location: /there", status=status), response())
        with path.open("rb") as file:
            assert httpx.put(there.url, content=file, follow_redirects=True).is_success
        assert there.requests[1].startswith(b"GET /there") and there.requests[1].endswith(b"\r\n")


def test_no_file_on_a_disk(server: Callable[..., Server], tmp_path: Path) -> None:
    """That's wrong for an open file that isn't one on a disk, such as a pipe or what `gzip.open`
    returns, and such an upload fails; pass a generator that reads it."""
    (tmp_path / "data.gz").write_bytes(gzip.compress(bytes(100_000)))
    url = server(response()).url
    with gzip.open(tmp_path / "data.gz") as file:
        with pytest.raises(h11.LocalProtocolError, match="Too much data"):
            httpx.put(url, content=file)
    with gzip.open(tmp_path / "data.gz") as file:
        assert httpx.put(url, content=(piece for piece in file)).is_success
    reader, writer = os.pipe()
    os.write(writer, b"piece")
    os.close(writer)
    with open(reader, "rb") as pipe, pytest.raises(h11.LocalProtocolError, match="Too much data"):
        httpx.put(url, content=pipe)
