"""What docs/tutorial/timeouts.md says and no program on it shows."""

import ast
import asyncio
import contextlib
import inspect
import re
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpcore
import httpcore2
import httpx
import httpx2
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.beyond.httpx2 import after_a_cancelled_request
from tests.claims.server import Server, response, tls_server

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
SILENT = 10.0
"""A step for a `Server` that no test waits for: seconds in which it sends nothing."""


@contextlib.contextmanager
def took(at_least: float) -> Iterator[None]:
    """Asserts how long its block takes, in seconds."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start >= at_least


def until(condition: Callable[[], object]) -> None:
    """Waits until a thread has got so far."""
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


_done = threading.Event()


@pytest.fixture(autouse=True)
def readers_end(no_thread_is_left: None) -> Iterator[None]:
    """Ends who reads steadily, once the claim is proven."""
    _done.clear()
    yield
    _done.set()


def read_steadily(peer: socket.socket) -> None:
    """Accepts a body a piece at a time; 50 MB would take it half a minute."""
    while peer.recv(65_536) and not _done.wait(0.04):
        pass


async def get(url: str, seconds: float) -> httpx.Response:
    """As in deadline_httpx.py, with less patience."""
    async with asyncio.timeout(seconds), httpx.AsyncClient(timeout=2.0) as client:
        return await client.get(url)


def lookup(
    monkeypatch: pytest.MonkeyPatch, wait: Callable[[], object], port: int = 9
) -> list[str]:
    """Lets each lookup wait for something; returns a list of what ended, for the claim's use."""
    ended: list[str] = []

    def getaddrinfo(*args: object, **kwargs: object) -> list[object]:
        wait()
        ended.append("lookup")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return ended


def addresses(monkeypatch: pytest.MonkeyPatch, port: int, times: int) -> str:
    """Lets a lookup return an address so many times; returns a URL for it."""
    address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: [address] * times)
    return f"http://slow.example:{port}/"


def test_requests_has_no_default() -> None:
    """With requests this can happen to any call without a `timeout`, because it has none by
    default."""
    assert _timeout_of_requests() is None


def test_requests_sets_none() -> None:
    """If you don't pass a timeout, requests sets none."""
    assert _timeout_of_requests() is None


def _timeout_of_requests() -> object:
    """What requests hands to the adapter that sends a request."""
    timeouts: list[object] = []

    class Adapter(requests.adapters.BaseAdapter):
        def send(self, request: object, **options: object) -> requests.Response:  # type: ignore[override]
            timeouts.append(options["timeout"])
            made = requests.Response()
            made.status_code = 200
            return made

        def close(self) -> None:
            pass

    with requests.Session() as session:
        session.mount("https://", Adapter())
        session.get("https://httpbin.org/get")
    return timeouts[0]


def test_default() -> None:
    """HTTPX does have a default, of five seconds."""
    assert httpx.Client().timeout == httpx.Timeout(5.0)


def test_default_of_all_four() -> None:
    """If you don't pass a timeout, HTTPX sets all four of them to five seconds."""
    for client in (httpx.Client(), httpx.AsyncClient()):
        steps = {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0}
        assert client.timeout.as_dict() == steps


def test_default_in_functions() -> None:
    """It won't hang like that, but a program that you move from requests may now fail with a
    `ReadTimeout` at an endpoint that was always slow."""
    for call in (httpx.get, httpx.post, httpx.request, httpx.stream):
        assert inspect.signature(call).parameters["timeout"].default == httpx.Timeout(5.0)
    assert requests.get("https://httpbin.org/delay/6").ok
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/6")


def test_order_of_clauses() -> None:
    """The two `except` clauses are in this order because a timeout is also an `HTTPError`, and
    Python takes the first clause that matches."""
    assert issubclass(httpx.TimeoutException, httpx.HTTPError)


def test_sensible_values() -> None:
    """`httpx.Timeout(10.0, connect=5.0)` sets the `connect` timeout to five seconds and the
    other three to ten; [what each timeout limits](#what-each-timeout-limits) explains all
    four."""
    limits = httpx.Timeout(10.0, connect=5.0).as_dict()
    assert limits == {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 10.0}


def test_none() -> None:
    """You can switch all four timeouts off with `timeout=None`."""
    assert set(httpx.Timeout(None).as_dict().values()) == {None}
    assert httpx.get("https://httpbin.org/delay/10", timeout=None).is_success


def test_one_number() -> None:
    """A single number, such as `timeout=6.0`, sets a limit of six seconds for each of these
    four:"""
    assert set(httpx.Timeout(6.0).as_dict().values()) == {6.0}
    assert list(httpx.Timeout(6.0).as_dict()) == ["connect", "read", "write", "pool"]


def test_connect_once_for_tcp_and_once_for_tls(wire: Internet) -> None:
    """| `connect` | the TCP connection, and then again for the TLS handshake, which sets up
    encryption | `ConnectTimeout` |"""
    limits: dict[str, float] = {}

    def trace(step: str, details: dict[str, Any]) -> None:
        if step.endswith(".started") and "timeout" in details:
            limits[step] = details["timeout"]

    timeout = httpx.Timeout(5.0, connect=2.0)
    with httpx.Client(timeout=timeout) as client:
        client.get("https://httpbin.org/get", extensions={"trace": trace})
    assert limits == {"connection.connect_tcp.started": 2.0, "connection.start_tls.started": 2.0}


def test_silent_handshake(server: Callable[..., Server]) -> None:
    """| `connect` | the TCP connection, and then again for the TLS handshake, which sets up
    encryption | `ConnectTimeout` |"""
    url = server([SILENT]).url.replace("http:", "https:")  # connects, and never shakes hands
    with pytest.raises(httpx.ConnectTimeout):
        httpx.get(url, timeout=httpx.Timeout(60.0, connect=0.05))


def test_each_wait_has_its_limit() -> None:
    """Each limit applies to one wait at a time, and starts again with the next wait."""
    start = time.monotonic()
    assert httpx.get("https://httpbin.org/drip?duration=9&numbytes=9&delay=0", timeout=2.0)
    assert time.monotonic() - start > 7


def test_pieces_of_a_body(tmp_path: Path) -> None:
    """
    A file that you open is sent in pieces of 64 kB, and each of them may take as long as
    `write` says.
    """
    (tmp_path / "file").write_bytes(bytes(200_000))
    with (tmp_path / "file").open("rb") as file, (tmp_path / "file").open("rb") as same:
        uploads: list[tuple[list[dict[str, Any]], int]] = [
            ([{"content": file}], 4),
            ([{"content": bytes(200_000)}, {"data": {"a": "x" * 200_000}}], 1),
            ([{"json": "x" * 200_000}], 1),
        ]
        for bodies, pieces in uploads:
            for body in bodies:
                request = httpx.Request("POST", "https://example.org/", **body)
                assert len(list(request.stream)) == pieces  # type: ignore[arg-type]
        form = httpx.Request("POST", "https://example.org/", files={"file": same})
        assert max(map(len, form.stream)) == 65_536  # type: ignore[arg-type]
    form = httpx.Request("POST", "https://example.org/", files={"file": bytes(200_000)})
    assert max(map(len, form.stream)) == 200_000  # type: ignore[arg-type]


def test_write_limits_the_upload(server: object) -> None:
    """
    Bytes, `data` and `json` are one piece, so over HTTPS, and with the async client over HTTP
    too, the whole upload has to fit into `write`, even if the server accepts it steadily: raise
    it for large ones.
    """
    timeout = httpx.Timeout(60.0, write=0.1)

    async def post(url: str, trusted: ssl.SSLContext) -> None:
        async with httpx.AsyncClient(verify=trusted, timeout=timeout) as client:
            await client.post(url, content=bytes(50_000_000))

    with tls_server(read_steadily) as (url, trusted), pytest.raises(httpx.WriteTimeout):
        httpx.post(url, content=bytes(50_000_000), timeout=timeout, verify=trusted)
    with tls_server(read_steadily) as (url, trusted), pytest.raises(httpx.WriteTimeout):
        asyncio.run(post(url, trusted))

    def accept() -> None:
        with contextlib.suppress(OSError), listening.accept()[0] as peer:
            read_steadily(peer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, daemon=True).start()
        with pytest.raises(httpx.WriteTimeout):
            asyncio.run(post(f"http://127.0.0.1:{listening.getsockname()[1]}/", trusted))


def test_pool_waits_for_a_connection(wire: Internet) -> None:
    """Otherwise your program sends more requests at once than it allowed itself connections:
    raise [`max_connections`](clients.md), allow a longer wait with `pool`, or [limit
    concurrency](limiting-concurrency.md)."""

    async def errors(connections: int, pool: float) -> int:
        limits = httpx.Limits(max_connections=connections)
        timeout = httpx.Timeout(5.0, pool=pool)
        async with httpx.AsyncClient(limits=limits, timeout=timeout) as client:
            requests = [client.get("https://httpbin.org/delay/1") for _ in range(3)]
            outcomes = await asyncio.gather(*requests, return_exceptions=True)
        return sum(isinstance(outcome, httpx.PoolTimeout) for outcome in outcomes)

    assert asyncio.run(errors(connections=1, pool=0.5)) == 2
    assert asyncio.run(errors(connections=3, pool=0.5)) == 0
    assert asyncio.run(errors(connections=1, pool=5.0)) == 0


def test_hundred_connections(wire: Internet) -> None:
    """| `pool` | 10 s | you send more requests at once than [the client has
    connections](clients.md#how-large-the-pool-is), 100 by default: as long as it may take until
    one of them becomes free |"""

    async def errors(pool: float) -> int:
        async with httpx.AsyncClient(timeout=httpx.Timeout(60.0, pool=pool)) as client:
            requests = [client.get("https://httpbin.org/delay/2") for _ in range(101)]
            outcomes = await asyncio.gather(*requests, return_exceptions=True)
        return sum(isinstance(outcome, httpx.PoolTimeout) for outcome in outcomes)

    assert [asyncio.run(errors(pool)) for pool in (1.0, 3.0)] == [1, 0]


def test_pool_starts_again(wire: Internet) -> None:
    """In httpx, the limit [can start again](https://github.com/encode/httpcore/issues/822)
    whenever a connection becomes free and another request gets it, so in a long queue a request
    may wait for longer; in httpx2 the limit covers the whole wait, and in both a
    [deadline](#limit-the-total-time-of-a-request) does."""

    async def outcomes(library: Any, deadline: float | None = None) -> list[str]:
        async def outcome(client: Any) -> str:
            try:
                async with asyncio.timeout(deadline):
                    await client.get("https://httpbin.org/delay/1")
            except (TimeoutError, library.PoolTimeout) as error:
                return type(error).__name__
            return "ok"

        limits, timeout = library.Limits(max_connections=1), library.Timeout(60.0, pool=1.5)
        async with library.AsyncClient(limits=limits, timeout=timeout) as client:
            return await asyncio.gather(*[outcome(client) for _ in range(6)])

    assert asyncio.run(outcomes(httpx)) == ["ok"] * 6
    assert asyncio.run(outcomes(httpx2)) == ["ok"] * 2 + ["PoolTimeout"] * 4
    assert asyncio.run(outcomes(httpx, deadline=2.5)) == ["ok"] * 2 + ["TimeoutError"] * 4
    assert "TimeoutError" in asyncio.run(outcomes(httpx2, deadline=1.4))


def test_own_timeout_over_http2(wire: Internet) -> None:
    """The table is about HTTP/1.1: over HTTP/2, requests share a connection, so the timeout of one
    request [can end the others](http2.md#one-read-timeout-ends-all-requests), or not limit its
    own."""

    async def statuses(*requests: tuple[int, float]) -> list[object]:
        async with httpx.AsyncClient(http2=True) as client:
            await client.get("https://httpbin.org/get")  # opens the connection
            gets = [
                client.get(f"https://httpbin.org/delay/{delay}", timeout=timeout)
                for delay, timeout in requests
            ]
            ended = await asyncio.gather(*gets, return_exceptions=True)
        return [getattr(each, "status_code", type(each)) for each in ended]

    assert asyncio.run(statuses((4, 30.0), (3, 1.0))) == [200, 200]
    assert asyncio.run(statuses((3, 1.0), (4, 30.0))) == [httpx.ReadTimeout] * 2


def test_unclosed_responses(wire: Internet) -> None:
    """If you see a `PoolTimeout`, look first for [streamed responses](streaming.md) that you don't
    close, because each of them keeps its connection."""
    limits, timeout = httpx.Limits(max_connections=3), httpx.Timeout(5.0, pool=1.0)
    with httpx.Client(limits=limits, timeout=timeout) as client:
        request = client.build_request("GET", "https://httpbin.org/get")
        responses = [client.send(request, stream=True) for _ in range(3)]
        with pytest.raises(httpx.PoolTimeout):
            client.send(request)
        responses[0].close()
        assert client.send(request).is_success
        for each in responses:
            each.close()


def test_sync_lookup(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sync client, no timeout covers the lookup of the host name, and `connect`
    applies to each address that the lookup returns, one after the other."""
    port = int(server(response(b"ok")).url.rpartition(":")[2].strip("/"))
    lookup(monkeypatch, lambda: time.sleep(0.2), port)
    timeout = httpx.Timeout(60.0, connect=0.1)
    with took(at_least=0.2), contextlib.suppress(httpx.ConnectTimeout):  # after the lookup
        httpx.get("http://slow.example/", timeout=timeout)
    with _silent_port() as port, took(at_least=0.15), pytest.raises(httpx.ConnectTimeout):
        url = addresses(monkeypatch, port, times=3)
        httpx.get(url, timeout=httpx.Timeout(60.0, connect=0.05))


def test_async_lookup(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """The async client includes the lookup and all addresses in a single `connect` timeout."""
    go_on = threading.Event()
    ended = lookup(monkeypatch, lambda: go_on.wait(10))

    async def get(url: str, *, connect: float) -> None:
        async with httpx.AsyncClient(timeout=httpx.Timeout(60.0, connect=connect)) as client:
            try:
                await client.get(url)
            finally:
                ended.append("request")
                go_on.set()

    with pytest.raises(httpx.ConnectTimeout):
        asyncio.run(get("http://slow.example/", connect=0.05))
    assert ended[0] == "request"
    start = time.monotonic()
    with _silent_port() as port, pytest.raises(httpx.ConnectTimeout):
        asyncio.run(get(addresses(monkeypatch, port, times=200), connect=0.1))
    assert time.monotonic() - start < 10  # half of what 200 times 0.1 would take


@contextlib.contextmanager
def _silent_port() -> Iterator[int]:
    """A port where connecting hangs: its queue of callers is full."""
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):
            caller = stack.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(silent.getsockname())
        yield silent.getsockname()[1]


def test_first_number_limits_sending(server: object) -> None:
    """The first number also limits sending: with `(3.0, 6.0)`, a body that you pass as bytes has
    to be sent within three seconds, or requests raises a `ConnectionError`."""

    def serve() -> None:
        with contextlib.suppress(OSError), listening.accept()[0] as peer:
            read_steadily(peer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(requests.ConnectionError) as caught:
            requests.post(url, data=bytes(50_000_000), timeout=(0.1, 60.0))
    assert not isinstance(caught.value, requests.Timeout)


def test_write_of_its_own() -> None:
    """`httpx.Timeout(6.0, connect=3.0)` allows six seconds; add `write=3.0` if you want the
    same."""
    assert httpx.Timeout(6.0, connect=3.0).write == 6.0
    assert httpx.Timeout(6.0, connect=3.0, write=3.0).write == 3.0


def test_requests_opens_another(server: Callable[..., Server]) -> None:
    """There's no counterpart to `pool`: if all connections of a session are in use, requests by
    default opens another one."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=1))
        with session.get(at.url, stream=True), session.get(at.url, stream=True):
            assert at.connections == 2


def test_default_of_timeout() -> None:
    """The first argument of `Timeout` is the value for all timeouts that you don't name."""
    limits = httpx.Timeout(7.0, write=1.0).as_dict()
    assert limits == {"connect": 7.0, "read": 7.0, "write": 1.0, "pool": 7.0}


def test_all_four() -> None:
    """If you leave it out, you have to name all four, so you can't switch one off by forgetting
    it:"""
    for missing in ("connect", "read", "write", "pool"):
        three = dict.fromkeys({"connect", "read", "write", "pool"} - {missing}, 1.0)
        with pytest.raises(ValueError, match="include a default"):
            httpx.Timeout(**three)
    assert httpx.Timeout(connect=1.0, read=1.0, write=1.0, pool=1.0) == httpx.Timeout(1.0)


def test_request_replaces_all() -> None:
    """The timeout of a request replaces all four values of the client; the two are not merged."""
    seen: list[object] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200)

    timeout = httpx.Timeout(1.0, connect=2.0)
    with httpx.Client(timeout=timeout, transport=httpx.MockTransport(respond)) as client:
        client.get("https://example.org/", timeout=60.0)
    assert seen == [{"connect": 60.0, "read": 60.0, "write": 60.0, "pool": 60.0}]


def test_each_piece_starts_a_silence() -> None:
    """Each piece that arrives ends one silence and starts the next, so a server that sends a
    byte each second never exceeds a timeout of two:"""
    url = "https://httpbin.org/drip?duration=100&numbytes=100&delay=0"
    assert len(httpx.get(url, timeout=2.0).content) == 100


def test_no_setting() -> None:
    """Neither httpx nor
    [requests](https://requests.readthedocs.io/en/latest/user/quickstart/#timeouts) has a
    setting for this, but Python does."""
    assert list(httpx.Timeout(1.0).as_dict()) == ["connect", "read", "write", "pool"]
    url = "https://httpbin.org/drip?duration=20&numbytes=20&delay=0"
    assert requests.get(url, timeout=(2.0, 2.0)).ok


def test_asyncio_timeout() -> None:
    """[`asyncio.timeout(seconds)`](https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout),
    which needs Python 3.11 or later, is a context manager that limits how long the code in its
    block may wait: when the time is up, it cancels whatever that code is waiting for, and
    raises the built-in `TimeoutError`."""

    async def main() -> bool:
        waiting = asyncio.Event().wait()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.0):
                try:
                    await waiting
                except asyncio.CancelledError as error:
                    cancelled = error
                    raise
        async with asyncio.timeout(1.0):
            time.sleep(2.0)  # doesn't wait for anything that could be cancelled
        return isinstance(cancelled, asyncio.CancelledError)

    assert asyncio.run(main())


def test_client_says_more() -> None:
    """
    Keep the timeouts of the client, too: where they're shorter than the deadline, which those
    of this program aren't, you learn sooner, and more precisely, that a host can't be reached
    or has gone silent.
    """
    with pytest.raises(httpx.ConnectTimeout):
        asyncio.run(get("https://192.0.2.1/", 30.0))
    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(get("https://httpbin.org/delay/8", 30.0))


def test_two_exceptions() -> None:
    """So there are two exceptions to catch, and you have to name both, because httpx's
    `TimeoutException` isn't a kind of Python's `TimeoutError`."""
    assert not issubclass(httpx.TimeoutException, TimeoutError)
    assert not issubclass(TimeoutError, httpx.TimeoutException)


@pytest.mark.parametrize(
    ("step", "steps"),
    [
        (
            "http11.receive_response_headers.started",
            [b"HTTP/1.1 200 OK\r\nX: ", *[b"x", 0.01] * 999],
        ),
        ("http11.receive_response_body.started", [HEAD, b"x", SILENT]),
    ],
)
def test_deadline_covers(
    server: Callable[..., Server], step: str, steps: list[bytes | float]
) -> None:
    """The deadline covers connecting, sending, headers that arrive byte by byte, and the whole
    body."""
    with pytest.raises(TimeoutError):
        asyncio.run(interrupted(server(steps).url, step))


def test_deadline_covers_connecting_and_sending(server: object) -> None:
    """The deadline covers connecting, sending, headers that arrive byte by byte, and the whole
    body."""
    with _silent_port() as port, pytest.raises(TimeoutError):
        asyncio.run(interrupted(f"http://127.0.0.1:{port}/", "connection.connect_tcp.started"))
    with socket.create_server(("127.0.0.1", 0)) as never_reads, pytest.raises(TimeoutError):
        url = f"http://127.0.0.1:{never_reads.getsockname()[1]}/"
        asyncio.run(interrupted(url, "http11.send_request_body.started"))


async def interrupted(url: str, step: str) -> None:
    """Sends a request with a deadline that passes soon after a step of it has begun."""
    async with httpx.AsyncClient(timeout=60.0) as client:
        await _send(client, url, step)


async def _send(client: httpx.AsyncClient, url: str, step: str) -> None:
    async def trace(name: str, details: object) -> None:
        if name == step:
            deadline.reschedule(asyncio.get_running_loop().time() + 0.05)

    async with asyncio.timeout(None) as deadline:
        content = bytes(50_000_000) if "send" in step else b""
        await client.post(url, content=content, extensions={"trace": trace})


def test_client_remains_usable(server: Callable[..., Server]) -> None:
    """After it has passed, you can go on using the async client: over HTTP/1.1, HTTPX closes the
    interrupted connection, and opens another one for the next request."""
    at = server([HEAD, SILENT, b"late"], response(b"ok"))

    async def main() -> None:
        limits = httpx.Limits(max_connections=1)
        async with httpx.AsyncClient(limits=limits, timeout=60.0) as client:
            with pytest.raises(TimeoutError):
                await _send(client, at.url, "http11.receive_response_body.started")
            assert (await client.get(at.url)).text == "ok"

    asyncio.run(main())
    assert at.connections == 2


def test_lost_connections(server: Callable[..., Server]) -> None:
    """But if deadlines pass for many requests, above all while they wait for a connection, httpx
    may lose connections until none is left; limiting concurrency makes that rare, and httpx2 has
    fixed it."""
    assert after_a_cancelled_request(server, httpx) is httpx.PoolTimeout
    assert after_a_cancelled_request(server, httpx2) == "ok"


def test_over_http2(wire: Internet) -> None:
    """Over HTTP/2 the connection stays open, even if it's dead, so read [what cancelled requests
    leave behind](http2.md#cancelled-requests-leave-something-behind) before you combine the
    two."""

    async def main() -> None:
        async with httpx.AsyncClient(http2=True) as client:
            for _ in range(3):  # in six seconds, nothing arrives
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(2.0):
                        url = "https://httpbin.org/delay/9"
                        await client.get(url, extensions={"trace": trace})

    async def trace(step: str, details: object) -> None:
        steps.append(step)

    steps: list[str] = []
    asyncio.run(main())
    assert steps.count("connection.connect_tcp.started") == 1


def test_connection_for_each_call(server: Callable[..., Server]) -> None:
    """It opens a client for each call, so it neither uses the settings of your other client nor
    reuses its connections: pass headers, cookies and `auth` to the client in `get`."""
    at = server(response(b"ok"))
    for _ in range(3):
        asyncio.run(get(at.url, 60.0))
    assert at.connections == 3


def test_no_run_in_a_loop() -> None:
    """`asyncio.run` raises a `RuntimeError` where an event loop is already running, as in a
    notebook."""

    async def main(waiting: Callable[[], Awaitable[object]]) -> None:
        coroutine = waiting()
        try:
            asyncio.run(coroutine)  # type: ignore[arg-type]
        finally:
            coroutine.close()  # type: ignore[attr-defined]

    with pytest.raises(RuntimeError, match="running event loop"):
        asyncio.run(main(asyncio.Event().wait))


def test_lookup_is_waited_for(server: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request is given up on time, but `asyncio.run` returns only when the lookup has
    ended."""
    go_on = threading.Event()
    ended = lookup(monkeypatch, lambda: go_on.wait(10))

    async def main() -> None:
        try:
            await get("http://slow.example/", 0.1)
        finally:
            ended.append("request")
            threading.Timer(0.05, go_on.set).start()

    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert ended == ["request", "lookup"]


def test_clock_between_chunks(server: Callable[..., Server]) -> None:
    """To stream the response and look at the clock after each chunk isn't a deadline, because
    nothing looks at it while the headers arrive or the server is silent, but it's good enough to
    stop a [download](downloads.md) that takes too long."""
    looks: list[float] = []

    def fetch(url: str, read: float) -> None:
        with httpx.stream("GET", url, timeout=httpx.Timeout(60.0, read=read)) as response:
            for _ in response.iter_bytes():
                looks.append(time.monotonic())

    slowly = [b"HTTP/1.1 200 OK\r\nX: ", *[b"x", 0.01] * 20, b"\r\nContent-Length: 0\r\n\r\n"]
    with took(at_least=0.2):
        fetch(server(slowly).url, read=60.0)
    assert not looks
    with pytest.raises(httpx.ReadTimeout):
        fetch(server([HEAD, b"x", SILENT, b"x"]).url, read=0.2)
    assert len(looks) <= 1  # and none in the silence


def test_connect_behind_a_proxy(server: Callable[..., Server]) -> None:
    """Behind an HTTP proxy, `connect` limits only the way to the proxy: while the proxy tries to
    reach an `https://` server, `read` applies."""
    proxy = server([SILENT])
    timeout = httpx.Timeout(60.0, read=0.05)
    with httpx.Client(proxy=proxy.url, timeout=timeout) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://192.0.2.1/")
    assert proxy.requests[0].startswith(b"CONNECT 192.0.2.1:443")


def test_socks_proxy() -> None:
    """And while a SOCKS proxy sets up the connection, httpx 0.28.1 applies no timeout at all, so
    there use httpx2, or a [deadline](#limit-the-total-time-of-a-request)."""
    limited: dict[str, list[bool]] = {}
    for library in (httpcore, httpcore2):
        sources = list(Path(inspect.getfile(library)).parent.rglob("socks_proxy.py"))
        assert len(sources) == 2  # sync and async
        for path in sources:
            code = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
            calls = re.findall(r"stream\.(?:read|write)\(.*?\)", code)
            assert len(calls) >= 4
            limited.setdefault(library.__name__, []).extend("timeout" in call for call in calls)
    assert not any(limited["httpcore"]) and all(limited["httpcore2"])
