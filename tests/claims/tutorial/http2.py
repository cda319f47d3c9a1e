"""What docs/tutorial/http2.md says and no program on it shows."""

import asyncio
import contextlib
import importlib.metadata
import inspect
import logging
import socket
import ssl
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import h2.events
import h2.settings
import httpcore
import httpx
import pytest
import requests
import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection

from fake_internet.doors import visit
from fake_internet.internet import Internet
from tests.claims.server import Server, response

URL = "https://httpbin.org"
ORIGIN = httpcore.Origin(b"https", b"a.example", 443)
ORIGIN_URL = "https://a.example/"


async def outcome(
    client: httpx.AsyncClient, path: str, seconds: float | None = None, **options: Any
) -> str:
    """What a request led to, and after how many seconds: `200 after 4`."""
    start = time.monotonic()
    try:
        async with asyncio.timeout(seconds):
            result: object = (await client.get(f"{URL}{path}", **options)).status_code
    except (TimeoutError, httpx.HTTPError) as error:
        result = type(error).__name__
    return f"{result} after {time.monotonic() - start:.0f}"


async def connections(*urls: str, http2: bool) -> int:
    """How many connections are opened for requests that are sent at the same time."""
    steps: list[str] = []

    async def trace(step: str, details: object) -> None:
        steps.append(step)

    async with httpx.AsyncClient(http2=http2, timeout=60.0) as client:
        await asyncio.gather(*[client.get(url, extensions={"trace": trace}) for url in urls])
    return steps.count("connection.connect_tcp.complete")


def test_connection_for_each_request(wire: Internet) -> None:
    """Over HTTP/1.1 a connection carries one request at a time, so the client opens fifty
    connections, and each of them needs a TCP and a TLS handshake before its request can be
    sent."""
    assert asyncio.run(connections(*[f"{URL}/delay/1"] * 50, http2=False)) == 50


def test_one_connection(wire: Internet) -> None:
    """Over HTTP/2 one connection can carry all fifty requests, each as a *stream* of its own,
    which has nothing to do with [streaming](streaming.md) a response:"""
    assert asyncio.run(connections(*[f"{URL}/delay/1"] * 50, http2=True)) == 1


def test_not_by_default(wire: Internet) -> None:
    """HTTPX can use HTTP/2, but it doesn't by default."""
    assert inspect.signature(httpx.Client).parameters["http2"].default is False
    assert inspect.signature(httpx.AsyncClient).parameters["http2"].default is False


def test_needs_h2() -> None:
    """HTTPX needs the package `h2` for HTTP/2, and a plain `pip install httpx` doesn't install
    it."""
    needed = [each for each in importlib.metadata.requires("httpx") or [] if "h2" in each]
    assert [each.partition("<")[0] for each in needed] == ["h2"]
    assert "extra ==" in needed[0]


def test_extra_of_httpx2() -> None:
    """If you use [httpx2](../beyond/httpx2.md), the extra has the same name: `"httpx2[http2]"`."""
    assert "http2" in (importlib.metadata.metadata("httpx2").get_all("Provides-Extra") or [])


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, `httpx.Client(http2=True)` raises an `ImportError`, before you send
    anything."""
    monkeypatch.setitem(sys.modules, "h2", None)  # as if it were not installed
    for new_client in (httpx.Client, httpx.AsyncClient):
        with pytest.raises(ImportError, match="the 'h2' package is not installed"):
            new_client(http2=True)


def test_off(wire: Internet) -> None:
    """If you leave out `http2=True`, it's `HTTP/1.1`, even if the server supports HTTP/2."""
    for http2, version in ((True, "HTTP/2"), (False, "HTTP/1.1")):
        with httpx.Client(http2=http2) as client:
            assert client.get(f"{URL}/get").http_version == version


def test_functions(server: Callable[..., Server]) -> None:
    """Functions such as `httpx.get` don't take the argument; each of them opens a connection
    of its own anyway, so there would be nothing to share."""
    for function in (httpx.get, httpx.post, httpx.request, httpx.stream):
        assert "http2" not in inspect.signature(function).parameters
    at = server(response(b"ok"))
    for _ in range(3):
        httpx.get(at.url)
    assert at.connections == 3


def test_requests(wire: Internet) -> None:
    """requests uses HTTP/1.1, also for servers that support HTTP/2."""
    requests.get(f"{URL}/get")
    assert wire.exchanges[0].http_version == "HTTP/1.1"


def test_no_error(server: object, recwarn: pytest.WarningsRecorder) -> None:
    """If the server doesn't support HTTP/2, or if the URL begins with `http://` and there's no
    TLS handshake at all, the request is sent over HTTP/1.1, without an error or a warning:"""
    with _tls_server() as (url, trusted), httpx.Client(http2=True, verify=trusted) as client:
        assert client.get(url).http_version == "HTTP/1.1"
    with visit("wire"), httpx.Client(http2=True) as client:
        assert client.get("http://httpbin.org/get").http_version == "HTTP/1.1"
    assert not recwarn.list


@contextlib.contextmanager
def _tls_server() -> Iterator[tuple[str, ssl.SSLContext]]:
    """A server that has TLS but not HTTP/2, for one request."""
    authority, theirs = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)

    def serve() -> None:
        with contextlib.suppress(OSError), theirs.wrap_socket(listening.accept()[0], True) as peer:
            peer.recv(65_536)
            peer.sendall(response(b"ok"))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/", trusted
        thread.join()


def test_logged(caplog: pytest.LogCaptureFixture) -> None:
    """You don't have to print it yourself: after `logging.basicConfig(level=logging.INFO)`,
    HTTPX logs a line for each response, such as `HTTP Request: GET https://httpbin.org/get
    "HTTP/2 200 OK"`."""
    with caplog.at_level(logging.INFO), httpx.Client(http2=True) as client:
        client.get(f"{URL}/get")
        client.get("http://httpbin.org/get")
    logged = [each.getMessage() for each in caplog.records if each.name == "httpx"]
    assert logged == [
        'HTTP Request: GET https://httpbin.org/get "HTTP/2 200 OK"',
        'HTTP Request: GET http://httpbin.org/get "HTTP/1.1 200 OK"',
    ]


def test_http2_alone(server: Callable[..., Server]) -> None:
    """For a server that you know to speak nothing else, such as a service in your own network,
    insist on HTTP/2 with `httpx.Client(http1=False, http2=True)`, which uses it even over plain
    `http://`."""
    at = server([Server.HANG_UP])  # once it has received the request
    with httpx.Client(http1=False, http2=True, timeout=60.0) as client:
        with pytest.raises(httpx.TransportError):
            client.get(at.url)
    assert at.requests[0].startswith(b"PRI * HTTP/2.0")


def test_no_http1_alone(server: Callable[..., Server]) -> None:
    """You need both arguments, because `http1=False` alone still gives you HTTP/1.1."""
    with httpx.Client(http1=False, timeout=60.0) as client:
        assert client.get(server(response(b"ok")).url).http_version == "HTTP/1.1"


def test_trace(wire: Internet) -> None:
    """`trace` is there only to count connections, so you needn't remember it: HTTPX calls it at
    each step of a request, with the name of the step, because we pass it in `extensions`."""
    steps: list[str] = []
    with httpx.Client() as client:
        client.get(f"{URL}/get", extensions={"trace": lambda step, _: steps.append(step)})
    assert steps[:2] == ["connection.connect_tcp.started", "connection.connect_tcp.complete"]
    assert "http11.send_request_headers.started" in steps


def test_handshakes_at_the_same_time(server: Callable[..., Server]) -> None:
    """Over HTTP/1.1 the client opens the 30 connections at the same time, which means that you
    wait for their handshakes about once, not 30 times."""
    at, connecting = server(response(b"ok")), []

    async def trace(step: str, details: object) -> None:
        if step == "connection.connect_tcp.complete":
            connecting.append(step)
            while len(connecting) < 30:  # none goes on before all are there
                await asyncio.sleep(0)

    async def main() -> None:
        async with httpx.AsyncClient(timeout=60.0) as client:
            gets = [client.get(at.url, extensions={"trace": trace}) for _ in range(30)]
            assert all(each.is_success for each in await asyncio.gather(*gets))

    asyncio.run(main())
    assert len(connecting) == 30


def test_reuse(server: Callable[..., Server]) -> None:
    """Over HTTP/1.1 they use a single connection, too, because the client reuses it."""
    at = server(response(b"ok"))
    with httpx.Client() as client:
        for _ in range(3):
            client.get(at.url)
    assert at.connections == 1


def test_hosts(wire: Internet) -> None:
    """Each host needs a connection of its own."""
    urls = [f"{URL}/get", "https://api.github.com/users/python"]
    assert asyncio.run(connections(*urls, http2=True)) == 2


def test_threads_over_http1(wire: Internet) -> None:
    """Over HTTP/1.1, threads can share a client."""
    with httpx.Client() as client, ThreadPoolExecutor(5) as threads:
        responses = list(threads.map(client.get, [f"{URL}/get"] * 20))
    assert all(each.is_success for each in responses)


def test_read_is_of_the_connection(wire: Internet) -> None:
    """Over HTTP/2, it limits how long the *connection* may be silent, because that's where
    HTTPX reads."""

    async def main(http2: bool) -> list[str]:
        async with httpx.AsyncClient(http2=http2, timeout=2.0) as client:
            drip = outcome(client, "/drip?duration=5&numbytes=5&delay=0")
            return list(await asyncio.gather(outcome(client, "/delay/4"), drip))

    assert asyncio.run(main(http2=False))[0] == "ReadTimeout after 2"
    assert asyncio.run(main(http2=True))[0] == "200 after 4"


def test_forgotten(wire: Internet) -> None:
    """The opposite happens, too: while one response keeps arriving, the connection is never
    silent, so a request that the server has forgotten doesn't time out."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=2.0) as client:
            drip = outcome(client, "/drip?duration=7&numbytes=7&delay=0")
            return list(await asyncio.gather(drip, outcome(client, "/delay/10")))

    ended = asyncio.run(main())[1].split()
    assert ended[0] == "ReadTimeout"
    assert float(ended[-1]) >= 8  # after the last byte of the other, and two more seconds


def test_no_longer_used(wire: Internet) -> None:
    """HTTPX gives up the whole connection, and opens another one for the next request."""
    steps: list[str] = []

    async def trace(step: str, details: object) -> None:
        steps.append(step)

    async def main() -> None:
        async with httpx.AsyncClient(http2=True, timeout=2.0) as client:
            assert await outcome(client, "/delay/8") == "ReadTimeout after 2"
            await client.get(f"{URL}/get", extensions={"trace": trace})

    asyncio.run(main())
    assert "connection.connect_tcp.complete" in steps


def test_fails_at_that_moment(wire: Internet) -> None:
    """Over HTTP/2, the server is silent for two seconds after the slow request, so both
    requests fail at that moment, although the quick one has waited for only one second."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=2.0) as client:
            slow = asyncio.create_task(outcome(client, "/delay/8"))
            await asyncio.sleep(1)
            return [await outcome(client, "/delay/1.5"), await slow]

    assert asyncio.run(main()) == ["ReadTimeout after 1", "ReadTimeout after 2"]


def test_turns(wire: Internet) -> None:
    """If nothing arrives for a while, everybody behind that one has to wait, even for a response
    that was received long ago."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            slow = [outcome(client, "/delay/9") for _ in range(20)]
            return await asyncio.gather(*slow, outcome(client, "/delay/1"))

    assert asyncio.run(main())[-1] == "200 after 9"


def test_responded_after_a_second(wire: Internet) -> None:
    """In both cases the server responded to the quick request after one second."""

    async def main(http2: bool) -> str:
        async with httpx.AsyncClient(http2=http2, timeout=30.0) as client:
            slow = [outcome(client, "/delay/5") for _ in range(20)]
            return (await asyncio.gather(*slow, outcome(client, "/delay/1")))[-1]

    assert [asyncio.run(main(http2)) for http2 in (False, True)] == ["200 after 1", "200 after 5"]
    quick = [each for each in wire.exchanges if each.request.url.path == "/delay/1"]
    assert [round((each.ended or 99.0) - each.started) for each in quick] == [1, 1]


def test_deadline_is_missed(wire: Internet) -> None:
    """If the quick request had a deadline of three seconds, it would miss it."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            slow = [outcome(client, "/delay/5") for _ in range(20)]
            return await asyncio.gather(*slow, outcome(client, "/delay/1", 3.0))

    assert asyncio.run(main())[-1] == "TimeoutError after 3"


def test_deadline_cancels_one(wire: Internet) -> None:
    """A deadline with [`asyncio.timeout`](timeouts.md#limit-the-total-time-of-a-request) limits a
    single request by cancelling it, and leaves the others on the connection alone."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            slow = asyncio.create_task(outcome(client, "/delay/8", 2.0))
            await asyncio.sleep(1)
            return [await outcome(client, "/delay/1.5", 2.0), await slow]

    assert asyncio.run(main()) == ["200 after 2", "TimeoutError after 2"]


def test_streams(server: object) -> None:
    """HTTPX sends as many requests at the same time as [the server says it
    allows](https://www.rfc-editor.org/rfc/rfc9113#section-5.1.2), but not more than 100."""
    assert _started(limit=2, requests=3) == [0, 0, 3]
    assert _started(limit=250, requests=101) == [0] * 100 + [3]


def test_server_says_nothing(server: object) -> None:
    """If the server says nothing, as [Node.js by
    default](https://nodejs.org/api/http2.html#settings-object), HTTPX sends one request after the
    other, which is slower than HTTP/1.1."""
    assert _started(limit=None, requests=3) == [0, 3, 6]


def _started(limit: int | None, requests: int) -> list[int]:
    """When requests that take 3 seconds reach a server that allows so many at once."""
    with _wire_allowing(limit) as internet:
        assert asyncio.run(connections(*[f"{URL}/delay/3"] * requests, http2=True)) == 1
        return [round(each.started) for each in internet.exchanges]


@contextlib.contextmanager
def _wire_allowing(limit: int | None) -> Iterator[Internet]:
    """The wire, where the server allows so many streams; None: where it says nothing of them."""
    code, original = h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS, h2.settings.Settings.__init__

    def initialize(self: Any, client: bool = True, initial_values: Any = None) -> None:
        values = dict(initial_values or {})
        if not client and code in values:
            del values[code]
            values |= {code: limit} if limit else {}
        original(self, client, values)

    with pytest.MonkeyPatch.context() as patch, visit("wire") as internet:
        patch.setattr(h2.settings.Settings, "__init__", initialize)
        yield internet


def test_wait_for_a_stream(server: object) -> None:
    """Those that don't fit wait without a limit, because HTTPX doesn't open a second connection,
    and no timeout, not even the one for the pool, covers that wait."""

    async def main() -> list[str]:
        timeout = httpx.Timeout(1.0, read=10.0)
        async with httpx.AsyncClient(http2=True, timeout=timeout) as client:
            return await asyncio.gather(*[outcome(client, "/delay/8") for _ in range(6)])

    with _wire_allowing(2):
        assert asyncio.run(main())[-1] == "200 after 24"


def test_cancelled_streams(server: object) -> None:
    """Once cancelled requests occupy all streams that the server allows, every new request fails
    with a [`LocalProtocolError`](https://github.com/encode/httpcore/issues/1022) such as `Max
    outbound streams is 100, 100 open`, even when the server has finished all responses, because no
    request is left to read them."""

    async def main(limit: int) -> None:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            await asyncio.gather(*[outcome(client, "/delay/9", 1.0) for _ in range(limit)])
            for _ in range(4):
                with pytest.raises(httpx.LocalProtocolError, match=f"is {limit}, {limit} open"):
                    await client.get(f"{URL}/get")
                await asyncio.sleep(3)  # less than the 5 after which an idle connection is closed

    for limit in (100, 7):
        with _wire_allowing(limit) as internet:
            asyncio.run(main(limit))
            assert all((each.ended or 99) < 12 for each in internet.exchanges)


def test_streams_of_cancelled_requests(server: object) -> None:
    """**The stream remains occupied** until the server has finished the response, or as long as
    HTTPX keeps the connection, if you cancelled the request while it was still sending its
    body."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            reader = asyncio.create_task(client.get(f"{URL}/delay/10"))
            await asyncio.gather(*[outcome(client, "/delay/6", 1.0) for _ in range(6)])
            outcomes = [await outcome(client, "/get")]
            await asyncio.sleep(6)
            outcomes += [await outcome(client, "/get")]
            await reader
            return outcomes

    with _wire_allowing(7):
        assert asyncio.run(main()) == ["LocalProtocolError after 0", "200 after 0"]


class Peer(httpcore.AsyncNetworkStream):
    """A connection to a server in memory that responds to a request as soon as it has begun."""

    def __init__(self, streams: int = 100) -> None:
        code = h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS
        self.server = H2Connection(H2Configuration(client_side=False))
        self.server.local_settings = h2.settings.Settings(False, {code: streams})
        self.server.initiate_connection()
        self.begun: list[int] = []
        """The streams of the requests that have begun."""
        self._written = asyncio.Event()

    def send(self, stream: int, content: bytes) -> int:
        """Sends what may be sent of some content; returns how much that was."""
        sent = 0
        while size := min(
            len(content) - sent, self.server.local_flow_control_window(stream), 16384
        ):
            self.server.send_data(stream, content[sent : sent + size])
            sent += size
        self._written.set()
        return sent

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for event in self.server.receive_data(buffer):
            if isinstance(event, h2.events.RequestReceived) and event.stream_id:
                self.begun.append(event.stream_id)
                self.respond(event.stream_id)
        self._written.set()

    def respond(self, stream: int) -> None:
        self.server.send_headers(stream, [(":status", "200")], end_stream=True)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while not (data := self.server.data_to_send(max_bytes)):
            self._written.clear()
            await self._written.wait()
        return data

    async def aclose(self) -> None:
        pass

    def get_extra_info(self, info: str) -> None:
        return None


def test_stream_of_a_cancelled_upload() -> None:
    """**The stream remains occupied** until the server has finished the response, or as long as
    HTTPX keeps the connection, if you cancelled the request while it was still sending its
    body."""

    async def content() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(100)

    async def main() -> None:
        peer = Peer(streams=2)
        headers: list[tuple[bytes | str, bytes | str]] = [("Content-Length", "2")]
        async with httpcore.AsyncHTTP2Connection(ORIGIN, peer) as connection:
            await connection.request("GET", ORIGIN_URL)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1.0):
                    await connection.request(
                        "POST", ORIGIN_URL, headers=headers, content=content()
                    )
            await connection.request("GET", ORIGIN_URL)
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1.0):
                    await connection.request(
                        "POST", ORIGIN_URL, headers=headers, content=content()
                    )
            assert len(peer.begun) == 4  # and each was responded to
            with pytest.raises(httpcore.LocalProtocolError, match="is 2, 2 open"):
                await connection.request("GET", ORIGIN_URL)

    asyncio.run(main())


def test_data_of_a_cancelled_request() -> None:
    """What the server sends for a cancelled request is never confirmed, and after about 16 MB of
    it the server may not send anything more on that connection, for any request."""

    class Silent(Peer):
        def respond(self, stream: int) -> None:
            self.server.send_headers(stream, [(":status", "200")])

    async def main(cancelled: bool) -> int:
        peer = Silent()
        async with httpcore.AsyncHTTP2Connection(ORIGIN, peer) as connection:
            tasks = [asyncio.create_task(connection.request("GET", ORIGIN_URL)) for _ in range(2)]
            await asyncio.sleep(1)
            if cancelled:
                tasks[0].cancel()
                await asyncio.wait(tasks[:1])
            assert peer.send(1, bytes(20_000_000)) // 2**20 == 16
            peer.server.end_stream(1)
            await asyncio.sleep(1)
            sent = peer.send(3, b"a short response")
            peer.server.end_stream(3)
            await asyncio.wait(tasks)
            return sent

    assert asyncio.run(main(cancelled=False)) == len("a short response")
    assert asyncio.run(main(cancelled=True)) == 0


def test_dead_connection(wire: Internet) -> None:
    """Each request is cancelled before the timeout expires, and the next one waits on the same
    connection, also in vain."""

    async def trace(step: str, details: object) -> None:
        steps.append(step)

    async def main() -> list[str]:
        options = {"extensions": {"trace": trace}}
        async with httpx.AsyncClient(http2=True, timeout=3.0) as client:
            return [await outcome(client, "/delay/10", 2.0, **options) for _ in range(4)]

    steps: list[str] = []
    assert asyncio.run(main()) == ["TimeoutError after 2"] * 4
    assert steps.count("connection.connect_tcp.complete") == 1


def test_dead_connection_is_replaced(wire: Internet) -> None:
    """Then a dead connection causes a `ReadTimeout`, and HTTPX replaces it."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=3.0) as client:
            return [await outcome(client, path, 6.0) for path in ("/delay/10", "/get")]

    assert asyncio.run(main()) == ["ReadTimeout after 3", "200 after 0"]


@pytest.mark.parametrize(("deadline", "error"), [(4.0, "TimeoutError"), (6.0, "ReadTimeout")])
def test_twice_as_long(deadline: float, error: str) -> None:
    """They have to be twice as long because a request may have waited for nearly as long as the
    timeout when the connection dies, and from then on it takes the whole timeout to notice."""

    class Dying(Peer):
        """Needs 2.5 s for a response, and sends nothing more after 10 s."""

        def respond(self, stream: int) -> None:
            if time.monotonic() - start < 7.5:
                asyncio.get_running_loop().call_later(2.5, self.end, stream)

        def end(self, stream: int) -> None:
            super().respond(stream)
            self._written.set()

        async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    return await super().read(max_bytes)
            raise httpcore.ReadTimeout

    async def outcome_of(number: int) -> str:
        await asyncio.sleep(number / 10)
        try:
            async with asyncio.timeout(deadline):
                await connection.request("GET", ORIGIN_URL, extensions={"timeout": {"read": 3.0}})
        except (TimeoutError, httpcore.ReadTimeout) as error:
            return type(error).__name__
        return "ok"

    async def main() -> list[str]:
        return await asyncio.gather(*[outcome_of(number) for number in range(110)])

    start, connection = time.monotonic(), httpcore.AsyncHTTP2Connection(ORIGIN, Dying())
    outcomes = asyncio.run(main())
    assert outcomes[0] == "ok"
    assert set(outcomes[-25:]) == {error}
