"""Claims of docs/tutorial/streaming.md."""

import asyncio
import base64
import gzip
import json
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

Start = Callable[..., Server]

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
WITH_LENGTH = OK + b"Content-Length: 20\r\n\r\n"
UNTIL_CLOSED = OK + b"Connection: close\r\n\r\n"
HALF, PAUSE = b"0123456789", 0.09
MISSING = "https://httpbin.org/status/418"


def client(content: bytes | Iterable[bytes], **headers: str) -> httpx.Client:
    """A client that always gets a response with this content."""
    got = httpx.Response(200, content=content, headers=headers)
    return httpx.Client(transport=httpx.MockTransport(lambda request: got))


def first_wait(chunks: Iterator[bytes]) -> tuple[int, bool]:
    """The size of the first chunk, and whether it waited for the server's pause."""
    start = time.monotonic()
    return len(next(chunks)), time.monotonic() - start > PAUSE / 2


def test_get_reads_everything() -> None:
    """Both have the same cause: `httpx.get` returns only when the whole body of the response has
    arrived, and it keeps that body in memory."""
    start = time.monotonic()
    got = httpx.get("https://httpbin.org/drip?numbytes=4&duration=4&delay=0")
    assert time.monotonic() - start > 3
    assert got.content == b"****"


def test_memory() -> None:
    """If you *stream* the response instead, you get it as soon as its headers are there, and you
    read the body piece by piece while the server is still sending it."""
    with client(bytes(100_000) for _ in range(100)).stream("GET", "https://a.test") as got:
        tracemalloc.start()
        assert sum(map(len, got.iter_bytes())) == 10_000_000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()


def test_status_before_body() -> None:
    """`stream` sends the request and waits for the status and the headers."""
    start = time.monotonic()
    with httpx.stream("GET", "https://httpbin.org/drip?numbytes=4&duration=4&delay=0") as got:
        assert got.status_code == 200
        assert got.headers["Content-Length"] == "4"
        assert time.monotonic() - start < 0.5


def test_status_needs_no_body() -> None:
    """`raise_for_status()` needs nothing else, so check the status before you read anything."""
    with httpx.stream("GET", MISSING) as got, pytest.raises(httpx.HTTPStatusError):
        got.raise_for_status()
    with pytest.raises(httpx.ResponseNotRead):
        got.content  # noqa: B018


def test_block_closes() -> None:
    """At the end of the `with` block HTTPX closes the response, even if you leave the block early
    or by an exception."""
    with httpx.stream("GET", MISSING) as early:
        pass
    with pytest.raises(KeyError), httpx.stream("GET", MISSING) as failed:
        raise KeyError
    assert early.is_closed
    assert failed.is_closed


def test_own_client(internet: Internet) -> None:
    """Like `httpx.get`, `httpx.stream` opens a client for this one request; if you have a
    client, call `client.stream`."""
    for _ in range(2):
        with httpx.stream("GET", MISSING):
            pass
    assert len(internet.clients) == 2
    with httpx.Client() as client:
        for _ in range(2):
            with client.stream("GET", MISSING):
                pass
    assert len(internet.clients) == 3


def test_async_names() -> None:
    """With an `AsyncClient` you write `async with` and `async for`, and the iterators begin with
    an `a`: `aiter_bytes`, `aiter_lines`."""

    async def read() -> list[bytes]:
        async with httpx.AsyncClient() as client:
            async with client.stream("GET", "https://httpbin.org/bytes/3") as got:
                return [chunk async for chunk in got.aiter_bytes()]

    assert len(b"".join(asyncio.run(read()))) == 3
    for name in ("bytes", "text", "lines", "raw"):
        assert hasattr(httpx.Response, f"aiter_{name}")


def test_stream_outlasts_the_timeout() -> None:
    """The default of five seconds applies to each wait for more data, so a stream that sends
    something every second can go on for hours."""
    drip = "https://httpbin.org/drip?delay=0"
    start = time.monotonic()
    assert len(httpx.get(f"{drip}&numbytes=4000&duration=4000").content) == 4000
    assert time.monotonic() - start > 3600
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{drip}&numbytes=2&duration=12")


def test_longer_silence() -> None:
    """If the server may be silent for longer, pass a longer read timeout, such as
    `timeout=httpx.Timeout(5, read=60)` (Timeouts has the details)."""
    silent = "https://httpbin.org/drip?delay=0&numbytes=2&duration=100"
    assert httpx.get(silent, timeout=httpx.Timeout(5, read=60)).content == b"**"


def test_iter_content_one_byte(server: Start) -> None:
    """Without a size, `iter_content()` yields one byte at a time, however many have arrived, while
    `iter_bytes()` yields what has arrived."""
    at = server([WITH_LENGTH, HALF, PAUSE, HALF])
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert first_wait(got.iter_content()) == (1, False)
    with httpx.stream("GET", at.url) as streamed:
        assert first_wait(streamed.iter_bytes()) == (10, False)


@pytest.mark.parametrize(
    ("head", "found"),
    [(WITH_LENGTH, (15, True)), (UNTIL_CLOSED, (15, True)), (CHUNKED, (10, False))],
    ids=["length", "until closed", "chunked"],
)
def test_iter_content_waits(server: Start, head: bytes, found: tuple[int, bool]) -> None:
    """With a size, `iter_content` waits until it has that many bytes, unless the response is
    chunked, so a slow response seems to hang."""
    half = b"a\r\n%b\r\n" % HALF if head == CHUNKED else HALF
    end = [b"0\r\n\r\n"] if head == CHUNKED else [Server.HANG_UP]
    at = server([head, half, PAUSE, half, *end])
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert first_wait(got.iter_content(15)) == found


def test_four_iterators() -> None:
    """A response has four iterators, and which one you need depends on what you do with the
    data:"""
    found = {name for name in dir(httpx.Response) if name.startswith("iter_")}
    assert found == {"iter_bytes", "iter_text", "iter_lines", "iter_raw"}


def test_iter_bytes() -> None:
    """`iter_bytes()` undoes compression (gzip, for example) and yields `bytes`: for files and for
    other binary data."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        assert got.headers["Content-Encoding"] == "gzip"
        assert json.loads(b"".join(got.iter_bytes()))["gzipped"]


def test_iter_text() -> None:
    """`iter_text()` also decodes the bytes to `str`, and puts a character together whose bytes
    arrive in two chunks: for text that you show as it comes."""
    content = "é".encode()
    with client([content[:1], content[1:]]).stream("GET", "https://a.test") as got:
        assert "".join(got.iter_text()) == "é"


def test_iter_lines() -> None:
    """`iter_lines()` yields one line of text at a time, without its line ending: for logs and for
    JSON lines."""
    with client([b"a\nb", b"c\r", b"\nd"]).stream("GET", "https://a.test") as got:
        assert list(got.iter_lines()) == ["a", "bc", "d"]


def test_iter_raw() -> None:
    """`iter_raw()` yields the bytes as the server sent them, still compressed."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        assert json.loads(gzip.decompress(b"".join(got.iter_raw())))["gzipped"]


def test_chunk_size_waits(server: Start) -> None:
    """The price is waiting: with a `chunk_size`, HTTPX collects data until a chunk is full, so
    leave it out when you want each piece as soon as possible."""
    at = server([CHUNKED, b"a\r\n%b\r\n" % HALF, PAUSE, b"a\r\n%b\r\n0\r\n\r\n" % HALF])
    with httpx.stream("GET", at.url) as got:
        assert first_wait(got.iter_bytes(chunk_size=15)) == (15, True)


def test_once() -> None:
    """A second loop over it raises `StreamConsumed`, so keep the chunks if you need them again, or
    call `response.read()`, which loads the whole body and makes `response.content`,
    `response.text` and `response.json()` available."""
    with httpx.stream("GET", "https://httpbin.org/json") as got:
        list(got.iter_bytes())
        with pytest.raises(httpx.StreamConsumed):
            list(got.iter_bytes())
    with httpx.stream("GET", "https://httpbin.org/json") as got:
        assert got.read() == got.content == got.text.encode()
        assert got.json()


def test_chunk_ends_in_a_line() -> None:
    """A chunk may end in the middle of a line, so you'd have to put the lines together yourself if
    `iter_lines` didn't do it:"""
    with client([b'{"i', b'd": 1}\n']).stream("GET", "https://a.test") as got:
        assert list(got.iter_lines()) == ['{"id": 1}']


def test_startswith() -> None:
    """`json.loads` takes both, but a test such as `line.startswith("data:")` raises a `TypeError`
    with the `bytes` of requests."""
    assert json.loads("1") == json.loads(b"1")
    with requests.get("https://httpbin.org/stream/1", stream=True, timeout=5) as got:
        (line,) = got.iter_lines()
        with pytest.raises(TypeError):
            line.startswith("data:")  # type: ignore[arg-type]


def test_json_allows_the_separator() -> None:
    """It has the character U+2028, an invisible line separator, in a string, which JSON allows:"""
    assert json.loads('"a\u2028b"') == "a\u2028b"


def test_halves() -> None:
    """HTTPX splits the line in two, and `json.loads` fails on each half."""
    document = '{"text": "one\u2028line"}\n'.encode()
    with client(document).stream("GET", "https://a.test") as got:
        halves = list(got.iter_lines())
    assert len(halves) == 2
    for half in halves:
        with pytest.raises(json.JSONDecodeError):
            json.loads(half)


ENDINGS = [chr(code) for code in range(0x3000) if len(f"a{chr(code)}b".splitlines()) == 2]


def test_httpx_splits_like_str() -> None:
    """httpx splits text at everything that `str.splitlines` takes for the end of a line, such as
    U+2028, U+0085 and the form feed."""
    assert {"\u2028", "\u0085", "\f"} < set(ENDINGS)
    for ending in ENDINGS:
        with client(f"a{ending}b".encode()).stream("GET", "https://a.test") as got:
            assert list(got.iter_lines()) == ["a", "b"]


def test_requests_splits_bytes() -> None:
    """requests splits bytes, at line feeds and carriage returns only."""
    for ending in ENDINGS:
        name = base64.urlsafe_b64encode(f"a{ending}b".encode()).decode()
        got = requests.get(f"https://httpbin.org/base64/{name}", timeout=5)
        assert (len(list(got.iter_lines())) == 2) == (ending in "\r\n")


def test_json_white_space() -> None:
    """A carriage return before the line feed does no harm, because `json.loads` ignores it like
    any other white space around a document."""
    assert json.loads(b'{"id": 1}\r') == json.loads(b' {"id": 1}\t') == {"id": 1}


def test_not_read() -> None:
    """If you catch the `HTTPStatusError` of a stream and touch `error.response.text`, HTTPX raises
    `ResponseNotRead`, and you lose the message that you were after."""
    with pytest.raises(httpx.HTTPStatusError) as caught:
        with httpx.stream("GET", MISSING) as got:
            got.raise_for_status()
    with pytest.raises(httpx.ResponseNotRead):
        caught.value.response.text  # noqa: B018


def test_read_stays() -> None:
    """`response.read()` (`await response.aread()` in async code) loads the body into the response,
    where it stays after the block has ended."""
    with httpx.stream("GET", MISSING) as got:
        got.read()
    assert "teapot" in got.text


def test_read_too_late() -> None:
    """It has to happen inside the block: afterwards the response is closed, and `read()` raises
    `StreamClosed`."""
    with httpx.stream("GET", MISSING) as got:
        pass
    with pytest.raises(httpx.StreamClosed):
        got.read()


def test_success_is_not_read() -> None:
    """For a success nothing is read, and you can iterate as before."""
    with httpx.stream("GET", "https://httpbin.org/bytes/3") as got:
        if not got.is_success:
            got.read()
        got.raise_for_status()
        assert got.num_bytes_downloaded == 0
        assert len(b"".join(got.iter_bytes())) == 3


def test_raises_without_success() -> None:
    """The fix is to read the body of a response without success before `raise_for_status()`
    raises:"""
    for status in range(200, 600):
        got = httpx.Response(status, request=httpx.Request("GET", "https://a.test"))
        if got.is_success:
            got.raise_for_status()
        else:
            with pytest.raises(httpx.HTTPStatusError):
                got.raise_for_status()


def test_requests_reads_by_itself() -> None:
    """requests reads the body of a stream by itself when you touch `text` or `content` inside the
    `with` block, so its tab catches the error there."""
    with requests.get(MISSING, stream=True, timeout=5) as got:
        assert "teapot" in got.text
    with requests.get(MISSING, stream=True, timeout=5) as got:
        assert b"teapot" in got.content


def test_requests_after_the_block(server: Start) -> None:
    """After the block, its `error.response.text` is an empty string, with no error at all."""
    at = server(response(b"why", status="404 Not Found"))
    with pytest.raises(requests.HTTPError) as caught:
        with requests.get(at.url, stream=True, timeout=5) as got:
            got.raise_for_status()
    assert caught.value.response is not None
    assert caught.value.response.text == ""


def test_plain_under_a_compressed_name(tmp_path: Path) -> None:
    """The server has declared the compression in the response's `Content-Encoding` header, so
    `iter_bytes` undid it, and your file holds plain JSON under a `.gz` name."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        (path := tmp_path / "data.json.gz").write_bytes(b"".join(got.iter_bytes()))
    assert json.loads(path.read_bytes())
    with gzip.open(path) as file, pytest.raises(gzip.BadGzipFile):
        file.read()


@pytest.mark.parametrize(("early", "connections"), [(True, 2), (False, 1)])
def test_early_end_costs_the_connection(server: Start, early: bool, connections: int) -> None:
    """If you leave the block early, HTTPX closes the connection, and the next request has to open
    a new one."""
    at = server([WITH_LENGTH, HALF, 0.01, HALF])
    with httpx.Client() as client:
        for _ in range(2):
            with client.stream("GET", at.url) as got:
                for _ in got.iter_bytes():
                    if early:
                        break
    assert at.connections == connections


def test_nothing_more_is_read() -> None:
    """Leave the loop with `break` or `return`; at the end of the block HTTPX closes the response,
    and nothing more is read."""
    sent = []

    def content() -> Iterator[bytes]:
        for number in range(3):
            sent.append(number)
            yield b"*"

    with client(content()).stream("GET", "https://a.test") as got:
        for _ in got.iter_bytes():
            break
    assert got.is_closed
    assert sent == [0]
