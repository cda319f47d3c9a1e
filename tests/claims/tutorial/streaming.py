"""Claims of docs/tutorial/streaming.md."""

import asyncio
import base64
import gzip
import json
import runpy
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import nullcontext, suppress
from pathlib import Path

import httpx
import pytest
import requests
import urllib3
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from fake_internet.internet import Internet
from tests.claims.server import Server, response

Start = Callable[..., Server]

SNIPPETS = Path(__file__).parents[3] / "snippets/tutorial/streaming/json_lines_httpx.py"
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
WITH_LENGTH = OK + b"Content-Length: 20\r\n\r\n"
UNTIL_CLOSED = OK + b"Connection: close\r\n\r\n"
HALF = b"0123456789"
ENDINGS = [chr(code) for code in range(0x3000) if len(f"a{chr(code)}b".splitlines()) == 2]
# Nobody waits for its end.
ENDLESS = "https://httpbin.org/drip?duration=5000&numbytes=5000&delay=0"
MISSING = "https://httpbin.org/status/418"


def client(content: bytes | Iterable[bytes], **headers: str) -> httpx.Client:
    """A client that always gets a response with this content."""
    got = httpx.Response(200, content=content, headers=headers)
    return httpx.Client(transport=httpx.MockTransport(lambda request: got))


def at_once(chunks: Iterator[bytes], rest: threading.Event) -> int:
    """The size of the first chunk, which comes while the server holds back the rest."""
    size = len(next(chunks))  # a chunk that needs the rest ends in the client's timeout
    rest.set()
    return size


def held_back(chunks: Iterator[bytes], rest: threading.Event) -> int:
    """The size of the first chunk, which does not come before the rest."""
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(next, chunks)
        came = wait([first], timeout=0.05).done  # a slow machine can only let it come later
        rest.set()
        size = len(first.result())
    assert not came
    return size


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
    """The status is all that `raise_for_status()` needs, so call it before you read the body."""
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


def test_redirects() -> None:
    """Neither follows redirects unless you pass `follow_redirects=True`."""
    url = "https://httpbin.org/redirect-to?url=/bytes/3"
    with httpx.Client() as client:
        for stream in (httpx.stream, client.stream):
            with stream("GET", url) as got:
                assert got.is_redirect
            with stream("GET", url, follow_redirects=True) as got:
                assert got.is_success


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
    """`iter_bytes()` yields what has arrived, while `iter_content()` yields one byte at a time,
    however many have arrived."""
    first, second = threading.Event(), threading.Event()
    at = server([WITH_LENGTH, HALF, first, HALF], [WITH_LENGTH, HALF, second, HALF])
    with httpx.stream("GET", at.url) as streamed:
        assert at_once(streamed.iter_bytes(), first) == 10
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert at_once(got.iter_content(), second) == 1


@pytest.mark.parametrize("head", [WITH_LENGTH, UNTIL_CLOSED], ids=["length", "until closed"])
def test_iter_content_waits(server: Start, head: bytes) -> None:
    """With a larger `chunk_size`, `iter_content` waits until it has that many bytes (or, with
    chunked transfer encoding, one whole piece), so a slow response seems to hang; that's why the
    requests tab spells out the default, `chunk_size=1`."""
    at = server([head, HALF, rest := threading.Event(), HALF, Server.HANG_UP])
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert held_back(got.iter_content(15), rest) == 15


def test_iter_content_of_pieces(server: Start) -> None:
    """With a larger `chunk_size`, `iter_content` waits until it has that many bytes (or, with
    chunked transfer encoding, one whole piece), so a slow response seems to hang; that's why the
    requests tab spells out the default, `chunk_size=1`."""
    ten, end = b"a\r\n%b\r\n" % HALF, b"\r\n0\r\n\r\n"
    rest = [threading.Event() for _ in range(3)]
    twenty = [[b"14\r\n" + HALF, each, HALF + end] for each in rest[1:]]
    at = server(*[[CHUNKED, *steps] for steps in ([ten, rest[0], ten + end[2:]], *twenty)])
    for find, size, found, each in zip(
        (at_once, held_back, held_back), (15, 15, 25), (10, 15, 20), rest, strict=True
    ):
        with requests.get(at.url, stream=True, timeout=5) as got:
            assert find(got.iter_content(size), each) == found


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
    """`iter_text()` also decodes the bytes to `str`, and reassembles a character whose bytes
    arrive in two chunks: for text that you show as it comes."""
    content = "é".encode()
    with client([content[:1], content[1:]]).stream("GET", "https://a.test") as got:
        assert "".join(got.iter_text()) == "é"


def test_iter_lines() -> None:
    """`iter_lines()` yields one line of text at a time, without its line ending: for plain
    text, but not for JSON lines."""
    with client([b"a\nb", b"c\r", b"\nd"]).stream("GET", "https://a.test") as got:
        assert list(got.iter_lines()) == ["a", "bc", "d"]


def test_iter_raw() -> None:
    """`iter_raw()` yields the bytes as the server sent them, still compressed."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        assert json.loads(gzip.decompress(b"".join(got.iter_raw())))["gzipped"]


def test_chunk_size_waits(server: Start) -> None:
    """The price is waiting: with a `chunk_size`, HTTPX collects data until a chunk is full, so
    leave it out when you want each piece as soon as possible."""
    ten = b"a\r\n%b\r\n" % HALF
    at = server([CHUNKED, ten, rest := threading.Event(), ten, b"0\r\n\r\n"])
    with httpx.stream("GET", at.url) as got:
        assert held_back(got.iter_bytes(chunk_size=15), rest) == 15


def test_once() -> None:
    """A second loop over it raises `StreamConsumed`, so keep the chunks if you need them again."""
    with httpx.stream("GET", "https://httpbin.org/json") as got:
        list(got.iter_bytes())
        with pytest.raises(httpx.StreamConsumed):
            list(got.iter_bytes())


def test_read_instead() -> None:
    """Or call `response.read()` instead of the first loop: it loads the whole body and makes
    `response.content`, `response.text` and `response.json()` available."""
    with httpx.stream("GET", "https://httpbin.org/json") as got:
        assert got.read() == got.content == got.text.encode()
        assert got.json()
        assert b"".join(got.iter_bytes()) == got.content
    with httpx.stream("GET", "https://httpbin.org/json") as got:
        list(got.iter_bytes())
        with pytest.raises(httpx.StreamConsumed):
            got.read()


def test_chunk_ends_in_a_line() -> None:
    """
    `iter_lines` puts the pieces of a line together here too, but breaks a document in two if
    it holds the invisible line separator U+2028, as the next section shows.
    """
    with client([b'{"i', b'd": 1}\n']).stream("GET", "https://a.test") as got:
        assert list(got.iter_lines()) == ['{"id": 1}']
    with client('"a\u2028b"\n'.encode()).stream("GET", "https://a.test") as got:
        assert list(got.iter_lines()) == ['"a', 'b"']


def split_lines(*chunks: bytes) -> list[bytes]:
    """What the function of the page makes of these."""
    found: list[bytes] = list(runpy.run_path(str(SNIPPETS))["split_lines"](chunks))
    return found


def test_split_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """So `parts` collects the pieces of a line and joins them once, when the line is complete."""
    assert split_lines(b"a", b"b", b"\nc\n", b"\nd") == [b"ab", b"c", b"", b"d"]
    assert split_lines() == []


def test_empty_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The check `if line.strip()` skips empty lines, in case the server sends some to keep the
    connection open."""
    assert split_lines(b"1\n", b"2\n") == [b"1", b"2"]  # so that one without needs no check
    with pytest.raises(json.JSONDecodeError):
        json.loads(b"")


def got_from_requests(content: bytes) -> requests.Response:
    name = base64.urlsafe_b64encode(content).decode()
    return requests.get(f"https://httpbin.org/base64/{name}", stream=True, timeout=5)


def test_requests_stays_whole() -> None:
    """`iter_lines` in requests splits bytes, so the document above stays whole, and its tab needs
    only the check for empty lines."""
    for ending in ENDINGS:
        with got_from_requests(f"a{ending}b".encode()) as got:
            assert (len(list(got.iter_lines())) == 2) == (ending in "\r\n")


def test_decode_unicode() -> None:
    """Leave out `decode_unicode=True`, with which it splits text as HTTPX does."""
    for ending in ENDINGS:
        with got_from_requests(f"a{ending}b".encode()) as got:
            got.encoding = "utf-8"
            assert list(got.iter_lines(decode_unicode=True)) == ["a", "b"]


def test_requests_lines_wait(server: Start) -> None:
    """The `chunk_size` of `iter_lines` in requests is 512, so a line may wait for the next ones;
    pass `chunk_size=1` if each has to come at once."""
    first, second = threading.Event(), threading.Event()
    line = HALF[:9] + b"\n"
    at = server([WITH_LENGTH, line, first, line], [WITH_LENGTH, line, second, line])
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert held_back(got.iter_lines(), first) == 9
    with requests.get(at.url, stream=True, timeout=5) as got:
        assert at_once(got.iter_lines(chunk_size=1), second) == 9


def test_startswith() -> None:
    """`iter_lines` yields `str` in httpx and `bytes` in requests, where a test such as
    `line.startswith("Disallow:")` raises a `TypeError`."""
    with requests.get("https://httpbin.org/robots.txt", stream=True, timeout=5) as got:
        for line in got.iter_lines():
            with pytest.raises(TypeError):
                line.startswith("Disallow:")  # type: ignore[arg-type]


def test_json_allows_the_separator() -> None:
    """JSON allows the character U+2028 in a string, and text that people or language models write
    may contain it."""
    assert json.loads('"a\u2028b"') == "a\u2028b"


def test_escaped() -> None:
    """A server that escapes what isn't ASCII, as `json.dumps` does by default, sends `\\u2028` in
    place of the character, so the fault can stay hidden for long."""
    assert json.dumps("\u2028") == '"\\u2028"'


def test_halves() -> None:
    """HTTPX splits the line in two, and `json.loads` fails on each half."""
    document = '{"text": "one\u2028line"}\n'.encode()
    with client(document).stream("GET", "https://a.test") as got:
        halves = list(got.iter_lines())
    assert len(halves) == 2
    for half in halves:
        with pytest.raises(json.JSONDecodeError):
            json.loads(half)


def test_httpx_splits_like_str() -> None:
    """For `iter_lines`, a line ends at everything that `str.splitlines` takes for an end, such as
    U+2028, U+0085 and the form feed."""
    assert {"\u2028", "\u0085", "\f"} < set(ENDINGS)
    for ending in ENDINGS:
        with client(f"a{ending}b".encode()).stream("GET", "https://a.test") as got:
            assert list(got.iter_lines()) == ["a", "b"]


def test_json_white_space() -> None:
    """A carriage return before the line feed does no harm, because `json.loads` ignores it like
    a space or a tab around a document."""
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
    """If the request wasn't successful, read the body before you call `raise_for_status()`:"""
    for status in range(200, 600):
        got = httpx.Response(status, request=httpx.Request("GET", "https://a.test"))
        if got.is_success:
            got.raise_for_status()
        else:
            with pytest.raises(httpx.HTTPStatusError):
                got.raise_for_status()


def test_html() -> None:
    """Log `text` rather than `json()`: an error page that a proxy sends is usually HTML, on which
    `json()` raises an exception of its own."""
    with client(b"<h1>Bad Gateway</h1>").stream("GET", "https://a.test") as got:
        got.read()
    assert got.text == "<h1>Bad Gateway</h1>"
    with pytest.raises(json.JSONDecodeError):
        got.json()


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
    """The server declares the compression in the response's `Content-Encoding` header, so
    `iter_bytes` undoes it, and your file holds plain JSON under a `.gz` name."""
    with httpx.stream("GET", "https://httpbin.org/gzip") as got:
        (path := tmp_path / "data.json.gz").write_bytes(b"".join(got.iter_bytes()))
    assert json.loads(path.read_bytes())
    with gzip.open(path) as file, pytest.raises(gzip.BadGzipFile):
        file.read()


def test_content_encoding() -> None:
    """
    `response.headers["Content-Encoding"]` says how the bytes are compressed, which need not be
    gzip, so the program asks for gzip only; look at the header before you choose the file's
    name if you ask for more.
    """
    with httpx.stream("GET", "https://httpbin.org/deflate") as got:
        assert got.headers["Content-Encoding"] == "deflate"
        with pytest.raises(gzip.BadGzipFile):
            gzip.decompress(b"".join(got.iter_raw()))


def test_requests_has_no_iter_raw() -> None:
    """requests has no `iter_raw`, so its tab asks urllib3, on which it's built, for the bytes and
    tells it not to decompress them."""
    assert not hasattr(requests.Response(), "iter_raw")
    with requests.get("https://httpbin.org/gzip", stream=True, timeout=5) as got:
        assert type(got.raw).__module__.startswith("urllib3")


def test_error_of_urllib3(server: Start) -> None:
    """If the connection breaks, that raises urllib3's `ProtocolError`, which isn't a
    `requests.RequestException`; with `iter_raw` you get HTTPX's own exceptions."""
    at = server([WITH_LENGTH, HALF, Server.HANG_UP])
    with requests.get(at.url, stream=True, timeout=5) as got:
        with pytest.raises(urllib3.exceptions.ProtocolError) as caught:
            list(got.raw.stream(65_536, decode_content=False))
    assert not isinstance(caught.value, requests.RequestException)
    with httpx.stream("GET", at.url) as streamed, pytest.raises(httpx.RemoteProtocolError):
        list(streamed.iter_raw())


def test_cancel() -> None:
    """In async code, cancel the task that reads the stream, which works while the server is silent
    too, and closes the response."""
    responses = []

    async def read(client: httpx.AsyncClient) -> None:
        silent = "https://httpbin.org/drip?delay=0&numbytes=2&duration=8"
        async with client.stream("GET", silent) as got:
            responses.append(got)
            async for _ in got.aiter_bytes():
                pass

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            task = asyncio.create_task(read(client))
            await asyncio.sleep(1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    start = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - start < 2
    assert responses[0].is_closed


@pytest.mark.parametrize(("early", "connections"), [(True, 2), (False, 1)])
def test_early_end_costs_the_connection(server: Start, early: bool, connections: int) -> None:
    """If you leave the block early there, HTTPX closes the connection, and the next request has to
    open a new one."""
    at = server([WITH_LENGTH, HALF, HALF])
    with httpx.Client() as client:
        for _ in range(2):
            with client.stream("GET", at.url) as got:
                for _ in got.iter_bytes():
                    if early:
                        break
    assert at.connections == connections


@pytest.mark.parametrize(("read", "connections"), [(True, 1), (False, 2)])
def test_error_costs_the_connection(server: Start, read: bool, connections: int) -> None:
    """It's the same if `raise_for_status()` raises before the body was read."""
    at = server(response(b"why", status="404 Not Found"))
    with httpx.Client() as client:
        for _ in range(2):
            with pytest.raises(httpx.HTTPStatusError), client.stream("GET", at.url) as got:
                if read:
                    got.read()
                got.raise_for_status()
    assert at.connections == connections


def test_http2_keeps_the_connection(wire: Internet) -> None:
    """Over HTTP/2, which a client with `http2=True` uses if the server does, HTTPX keeps the
    connection, but doesn't tell the server to stop (httpcore's issue 943)."""
    events: list[str] = []
    trace = {"trace": lambda event, info: events.append(event)}
    with httpx.Client(http2=True) as client:
        for _ in range(2):
            with client.stream("GET", ENDLESS, extensions=trace) as got:
                next(got.iter_bytes())
        assert len(wire.unfinished()) == 2
    assert events.count("connection.connect_tcp.complete") == 1


def test_left_streams_stay_open(wire: Internet) -> None:
    """If the server allows 100 open streams on a connection and you've left a hundred that haven't
    ended, the next request raises a `LocalProtocolError`."""
    with httpx.Client(http2=True) as client:
        for number in range(101):
            with pytest.raises(httpx.LocalProtocolError) if number == 100 else nullcontext():
                with client.stream("GET", ENDLESS) as got:
                    next(got.iter_bytes())


def test_canceled_stream_stays_open(wire: Internet) -> None:
    """The server goes on sending, and until it has ended, the stream counts as open, even if you
    canceled the task."""

    async def read(client: httpx.AsyncClient, begun: asyncio.Event) -> None:
        async with client.stream("GET", ENDLESS) as got:
            async for _ in got.aiter_bytes():
                begun.set()

    async def main() -> None:
        async with httpx.AsyncClient(http2=True) as client:
            for number in range(101):
                task = asyncio.create_task(read(client, begun := asyncio.Event()))
                if number < 100:
                    await begun.wait()
                    task.cancel()
                with pytest.raises(
                    asyncio.CancelledError if number < 100 else httpx.LocalProtocolError
                ):
                    await task

    asyncio.run(main())


def test_unread_stream_stops_others(server: Start) -> None:
    """
    What arrives for a stream that you left counts and is never read, so even a single one can make
    the others wait until their read timeout.
    """

    def serve() -> None:
        with suppress(OSError), listening.accept()[0] as connection:
            state = H2Connection(H2Configuration(client_side=False))
            state.initiate_connection()
            while data := connection.recv(65_536):
                for event in state.receive_data(data):
                    if not isinstance(event, RequestReceived):
                        continue
                    stream = event.stream_id
                    state.send_headers(stream, [(":status", "200")])
                    while size := min(state.local_flow_control_window(stream), 16_384):
                        state.send_data(stream, bytes(size))
                        connection.sendall(state.data_to_send())
                connection.sendall(state.data_to_send())

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        transport = httpx.HTTPTransport(http1=False, http2=True)
        with httpx.Client(transport=transport) as client:
            with client.stream("GET", url) as got:
                next(got.iter_bytes())
            with client.stream("GET", url) as other:  # so the server has sent its headers
                other.request.extensions["timeout"]["read"] = 0.2
                with pytest.raises(httpx.ReadTimeout):
                    other.read()


def test_too_late_for_the_rest() -> None:
    """After a `break` it's too late to read the rest: `response.read()` raises
    `StreamConsumed`."""
    with client([b"first", b"rest"]).stream("GET", "https://a.test") as got:
        for _ in got.iter_bytes():
            break
        with pytest.raises(httpx.StreamConsumed):
            got.read()


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
