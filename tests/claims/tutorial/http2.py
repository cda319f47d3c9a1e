"""What docs/tutorial/http2.md says and no program on it shows."""

import asyncio
import contextlib
import importlib.metadata
import inspect
import itertools
import logging
import ssl
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import h2.events
import h2.settings
import httpcore
import httpx
import pytest
import requests
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.exceptions import H2Error

from fake_internet.doors import visit
from fake_internet.internet import Internet
from tests.claims.server import Server, response, tls_server

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
    """Over HTTP/2 one connection can carry all fifty requests, each as a *stream* of its own:"""
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


def test_functions() -> None:
    """Functions such as `httpx.get` don't take the argument."""
    for function in (httpx.get, httpx.post, httpx.request, httpx.stream):
        assert "http2" not in inspect.signature(function).parameters


def test_requests(wire: Internet) -> None:
    """requests uses HTTP/1.1, even for servers that support HTTP/2."""
    requests.get(f"{URL}/get")
    assert wire.exchanges[0].http_version == "HTTP/1.1"


def test_no_error(server: object, recwarn: pytest.WarningsRecorder) -> None:
    """If the server doesn't support HTTP/2, or if the URL begins with `http://` and there's no
    TLS handshake at all, the request is sent over HTTP/1.1, without an error or a warning:"""
    with (
        tls_server(_serve_http1) as (url, trusted),
        httpx.Client(http2=True, verify=trusted) as client,
    ):
        assert client.get(url).http_version == "HTTP/1.1"
    with visit("wire"), httpx.Client(http2=True) as client:
        assert client.get("http://httpbin.org/get").http_version == "HTTP/1.1"
    assert not recwarn.list


def _serve_http1(peer: ssl.SSLSocket) -> None:
    """Has TLS but not HTTP/2, for one request."""
    peer.recv(65_536)
    peer.sendall(response(b"ok"))


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


def test_sync_client(wire: Internet) -> None:
    """Without threads, a sync client sends one request after the other, so HTTP/2 saves it no
    connections."""
    for http2 in (False, True):
        steps: list[str] = []
        extensions = {"trace": lambda step, _, steps=steps: steps.append(step)}
        with httpx.Client(http2=http2) as client:
            for _ in range(3):
                client.get(f"{URL}/get", extensions=extensions)
        assert steps.count("connection.connect_tcp.complete") == 1


def test_read_is_of_the_connection(wire: Internet) -> None:
    """Over HTTP/2, it limits how long the *connection* may be silent, because that's where
    HTTPX reads."""

    async def main(http2: bool) -> list[str]:
        async with httpx.AsyncClient(http2=http2, timeout=2.0) as client:
            drip = outcome(client, "/drip?duration=5&numbytes=5&delay=0")
            return list(await asyncio.gather(outcome(client, "/delay/4"), drip))

    assert asyncio.run(main(http2=False))[0] == "ReadTimeout after 2"
    assert asyncio.run(main(http2=True))[0] == "200 after 4"


def test_timeout_of_the_reader(wire: Internet) -> None:
    """Which request's timeout that is depends on which one is reading, so set it on the client
    only."""

    async def main(*requests: tuple[int, float]) -> list[str]:
        async with httpx.AsyncClient(http2=True) as client:
            await client.get(f"{URL}/get")  # opens the connection
            gets = [outcome(client, f"/delay/{delay}", timeout=limit) for delay, limit in requests]
            return await asyncio.gather(*gets)

    assert asyncio.run(main((4, 30.0), (3, 1.0)))[1] == "200 after 3"
    assert asyncio.run(main((3, 1.0), (4, 30.0))) == ["ReadTimeout after 1"] * 2


def test_forgotten(wire: Internet) -> None:
    """
    The opposite happens, too: while one response keeps arriving, the connection isn't silent,
    so no timeout ends another request that the server has forgotten.
    """

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
    """
    So a response that has arrived can reach your program late, because its request waits for
    its turn behind others.
    """

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
    single request by cancelling it."""

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
    """
    If the server says nothing, as [Node.js does by
    default](https://nodejs.org/api/http2.html#settings-object), HTTPX sends one request after
    the other, so the last line would say about 30 seconds; nothing but the time tells you
    that.
    """
    started = _started(limit=None, requests=30, delay=1)
    assert all(later > earlier for earlier, later in itertools.pairwise(started))
    assert started[-1] >= 29


def _started(limit: int | None, requests: int, delay: int = 3) -> list[int]:
    """When requests that take some seconds reach a server that allows so many at once."""
    with _wire_allowing(limit) as internet:
        assert asyncio.run(connections(*[f"{URL}/delay/{delay}"] * requests, http2=True)) == 1
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
    """Requests beyond that number wait, because HTTPX doesn't open a second connection, and none
    of its timeouts covers that wait."""

    async def main() -> list[str]:
        timeout = httpx.Timeout(1.0, read=10.0)
        async with httpx.AsyncClient(http2=True, timeout=timeout) as client:
            return await asyncio.gather(*[outcome(client, "/delay/8") for _ in range(6)])

    with _wire_allowing(2):
        assert asyncio.run(main())[-1] == "200 after 24"


def test_cancelled_streams(server: object) -> None:
    """
    If all streams that the server allows are used up like that, each new request fails with a
    [`LocalProtocolError`](https://github.com/encode/httpcore/issues/1022) such as `Max
    outbound streams is 100, 100 open`.
    """

    async def main(limit: int) -> None:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            await asyncio.gather(*[outcome(client, "/delay/9", 1.0) for _ in range(limit)])
            for _ in range(4):
                with pytest.raises(httpx.LocalProtocolError, match=f"is {limit}, {limit} open"):
                    await client.get(f"{URL}/get")
                await asyncio.sleep(3)
            await asyncio.sleep(3)  # six seconds after the last
            assert (await client.get(f"{URL}/get")).is_success

    for limit in (100, 7):
        with _wire_allowing(limit) as internet:
            asyncio.run(main(limit))
            assert all((each.ended or 99) < 12 for each in internet.exchanges[:limit])


def test_streams_of_cancelled_requests(server: object) -> None:
    """
    The server counts it as one of those that it allows until another request has read the end
    of the response (after a cancelled upload, as long as the connection exists), but HTTPX no
    longer does.
    """

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


class Silent(Peer):
    """A server that sends only the head of each response."""

    def respond(self, stream: int) -> None:
        self.server.send_headers(stream, [(":status", "200")])


def test_left_early() -> None:
    """A [streamed response](streaming.md) that you leave early has the same effect."""

    async def main() -> None:
        async with httpcore.AsyncHTTP2Connection(ORIGIN, Silent(streams=2)) as connection:
            for _ in range(2):
                async with connection.stream("GET", ORIGIN_URL):
                    pass
            with pytest.raises(httpcore.LocalProtocolError, match="is 2, 2 open"):
                await connection.request("GET", ORIGIN_URL)

    asyncio.run(main())


def test_data_of_an_unread_stream() -> None:
    """After about 16 MB that nobody reads, of a cancelled request or of a streamed response that
    you don't read on, the server can't send any more content on that connection, for any
    request."""

    async def main() -> None:
        peer = Silent()
        async with httpcore.AsyncHTTP2Connection(ORIGIN, peer) as connection:
            async with connection.stream("GET", ORIGIN_URL):
                other = asyncio.create_task(connection.request("GET", ORIGIN_URL))
                await asyncio.sleep(1)
                assert peer.send(1, bytes(20_000_000)) // 2**20 == 16
                await asyncio.sleep(1)
                assert peer.send(3, b"a short response") == 0
                other.cancel()
                await asyncio.wait([other])

    asyncio.run(main())


def test_data_of_a_cancelled_request() -> None:
    """After about 16 MB that nobody reads, of a cancelled request or of a streamed response that
    you don't read on, the server can't send any more content on that connection, for any
    request."""

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
    connection and fails, too."""

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
    """**A dead connection goes unnoticed** if your deadlines are shorter than about twice the
    client's timeout, and you keep sending requests."""

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


def _frames(*frames: tuple[int, int, int, bytes]) -> bytes:
    """Frames of HTTP/2, each of its type, flags, stream and payload."""
    return b"".join(
        len(payload).to_bytes(3, "big")
        + bytes([kind, flags])
        + stream.to_bytes(4, "big")
        + payload
        for kind, flags, stream, payload in frames
    )


SETTINGS, GOAWAY = (4, 0, 0, b""), (7, 0, 0, bytes([0, 0, 0, 1, 0, 0, 0, 0]))


def _pool(*received: bytes) -> httpcore.ConnectionPool:
    backend = httpcore.MockBackend([*received, b""], http2=True)
    return httpcore.ConnectionPool(network_backend=backend, http2=True)


def test_goaway() -> None:
    """HTTPX doesn't read these responses, so the requests in flight fail, with
    `LocalProtocolError`, `RemoteProtocolError` or `ReadTimeout`, although the server has carried
    them out."""
    ok = (1, 5, 1, b"\x88")  # all of a response with status 200
    with _pool(_frames(SETTINGS, ok)) as pool:
        assert pool.request("GET", "https://example.com/").status == 200
    with _pool(_frames(SETTINGS, GOAWAY), _frames(ok)) as pool:
        with pytest.raises((httpcore.LocalProtocolError, httpcore.RemoteProtocolError)):
            pool.request("GET", "https://example.com/")


def test_error_of_h2() -> None:
    """
    Catch `TimeoutError`, `httpx.HTTPError` and `h2.exceptions.H2Error`, which HTTPX lets
    through while it reads the content, in your `fetch`, as here, and [return the failure as a
    result](concurrent-requests.md#keep-failures-as-results); otherwise the first one cancels
    all the other requests of the group.
    """
    head, data = (1, 4, 1, b"\x88"), (0, 1, 1, b"data")
    with _pool(_frames(SETTINGS, head), _frames(GOAWAY, data)) as pool:
        with pytest.raises(H2Error) as raised:
            pool.request("GET", "https://example.com/")
    assert not isinstance(raised.value, httpx.HTTPError | httpcore.ProtocolError)


def test_connect_in_turn(server: Callable[..., Server]) -> None:
    """If it can't be opened, each of them tries again after the one before, with a connect timeout
    of its own, so the tenth `ConnectTimeout` comes after ten times that timeout."""
    url = server().url.replace("http://", "https://")

    async def late(client: httpx.AsyncClient) -> float:
        start = time.monotonic()
        with pytest.raises(httpx.ConnectTimeout):
            await client.get(url)
        return time.monotonic() - start

    async def main(http2: bool) -> list[float]:
        async with httpx.AsyncClient(http2=http2, timeout=0.3) as client:
            return sorted(await asyncio.gather(*(late(client) for _ in range(4))))

    assert asyncio.run(main(http2=True))[-1] >= 1.2 > asyncio.run(main(http2=False))[-1]
