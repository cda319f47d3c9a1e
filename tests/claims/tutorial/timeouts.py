"""What docs/tutorial/timeouts.md says and no program on it shows."""

import asyncio
import contextlib
import inspect
import json
import socket
import time
from collections.abc import Awaitable, Callable, Iterator

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
# What a server may do that no `read` timeout of 0.2 s notices in time, in steps for a `Server`.
SLOW_HEADERS = [b"HTTP/1.1 200 OK\r\nX: ", *[b"x", 0.05] * 6, b"\r\nContent-Length: 0\r\n\r\n"]


@contextlib.contextmanager
def took(at_least: float = 0.0, less_than: float = 60.0) -> Iterator[None]:
    """Asserts how long its block takes, in seconds."""
    start = time.monotonic()
    yield
    assert at_least <= time.monotonic() - start < less_than


async def get(url: str, seconds: float) -> httpx.Response:
    """As in deadline_httpx.py."""
    async with asyncio.timeout(seconds), httpx.AsyncClient(timeout=2.0) as client:
        return await client.get(url)


def lookup(monkeypatch: pytest.MonkeyPatch, port: int, *, seconds: float, times: int = 1) -> str:
    """Lets a lookup take some time and return an address so many times; returns a URL for it."""
    address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))

    def getaddrinfo(*args: object, **kwargs: object) -> list[object]:
        time.sleep(seconds)
        return [address] * times

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
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


def test_connect_once_for_tcp_and_once_for_tls(server: Callable[..., Server]) -> None:
    """| `connect` | the TCP connection, and then again for the TLS handshake, which sets up
    encryption | `ConnectTimeout` |"""
    url = server([1.0]).url.replace("http:", "https:")  # connects, and never shakes hands
    with took(at_least=0.05), pytest.raises(httpx.ConnectTimeout):
        httpx.get(url, timeout=httpx.Timeout(5.0, connect=0.05))


def test_each_wait_has_its_limit(server: Callable[..., Server]) -> None:
    """Each limit applies to one wait at a time, and starts again with the next wait:"""
    url = server(SLOW_HEADERS).url
    with took(at_least=0.3):
        assert httpx.get(url, timeout=0.2).is_success


def test_pool_waits_for_a_connection(wire: Internet) -> None:
    """If you see a `PoolTimeout`, your program sends more requests at once than it allowed
    itself connections: raise [`max_connections`](clients.md), allow a longer wait with `pool`,
    or [limit concurrency](limiting-concurrency.md)."""

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


def test_sync_lookup(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sync client, no timeout covers the lookup of the host name, and `connect`
    applies to each address that the lookup returns, one after the other."""
    port = int(server(response(b"ok")).url.rpartition(":")[2].strip("/"))
    url = lookup(monkeypatch, port, seconds=0.25)
    assert httpx.get(url, timeout=0.2).is_success
    with _silent_port() as port:
        url = lookup(monkeypatch, port, seconds=0.0, times=3)
        with took(at_least=0.15), pytest.raises(httpx.ConnectTimeout):
            httpx.get(url, timeout=0.05)


def test_async_lookup(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """The async client includes the lookup and all addresses in a single `connect` timeout."""
    port = int(server(response(b"ok")).url.rpartition(":")[2].strip("/"))
    assert asyncio.run(_seconds_to_fail(lookup(monkeypatch, port, seconds=0.25))) < 0.25
    with _silent_port() as port:
        url = lookup(monkeypatch, port, seconds=0.0, times=5)
        assert asyncio.run(_seconds_to_fail(url)) < 0.25


async def _seconds_to_fail(url: str) -> float:
    async with httpx.AsyncClient(timeout=0.05) as client:
        start = time.monotonic()
        with pytest.raises(httpx.ConnectTimeout):
            await client.get(url)
        return time.monotonic() - start


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


@contextlib.contextmanager
def _never_reads() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_first_number_limits_sending(server: object) -> None:
    """The first number also limits sending: with `(3.0, 6.0)`, requests waits three seconds
    for the server to accept the next bytes, and `httpx.Timeout(6.0, connect=3.0)` waits six."""
    body = bytes(50_000_000)
    with _never_reads() as url, took(at_least=0.05, less_than=3.0):
        with pytest.raises(requests.RequestException):
            requests.post(url, data=body, timeout=(0.05, 6.0))
    assert httpx.Timeout(6.0, connect=3.0).write == 6.0


def test_write_of_its_own(server: object) -> None:
    """Add `write=3.0` if you upload and want the same."""
    body, timeout = bytes(50_000_000), httpx.Timeout(6.0, write=0.05)
    with _never_reads() as url, took(at_least=0.05, less_than=3.0):
        with pytest.raises(httpx.WriteTimeout):
            httpx.post(url, content=body, timeout=timeout)


def test_requests_opens_another(server: Callable[..., Server]) -> None:
    """There's no counterpart to `pool`: if all connections of a session are in use, requests
    opens another one."""
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
    """If you leave it out, you have to name all four, which keeps you from switching one off
    by accident:"""
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


def test_each_byte_starts_a_silence() -> None:
    """Each byte that arrives ends one silence and starts the next, so a server that sends a
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
    block may take: when the time is up, it cancels whatever that code is waiting for, and
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
        return isinstance(cancelled, asyncio.CancelledError)

    assert asyncio.run(main())


def test_client_says_more() -> None:
    """Both programs keep the timeouts of the client, too, because those notice sooner, and say
    more precisely, that a host can't be reached or has gone silent."""
    with pytest.raises(httpx.ConnectTimeout):
        asyncio.run(get("https://192.0.2.1/", 30.0))
    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(get("https://httpbin.org/delay/8", 30.0))


def test_two_exceptions() -> None:
    """So there are two exceptions to catch, and you have to name both, because httpx's
    `TimeoutException` isn't a kind of Python's `TimeoutError`."""
    assert not issubclass(httpx.TimeoutException, TimeoutError)
    assert not issubclass(TimeoutError, httpx.TimeoutException)


def test_deadline_covers(server: Callable[..., Server]) -> None:
    """The deadline covers connecting, sending, headers that arrive byte by byte, and the whole
    body."""
    body = [HEAD, b"x", 0.06, b"x", 0.06, b"x", 0.06, b"x"]
    for url in (server(SLOW_HEADERS).url, server(body).url):
        with pytest.raises(TimeoutError):
            asyncio.run(get(url, 0.05))
    with _silent_port() as port, pytest.raises(TimeoutError):
        asyncio.run(get(f"http://127.0.0.1:{port}/", 0.05))
    with _never_reads() as url, pytest.raises(TimeoutError):
        asyncio.run(_send(url, 0.05))


async def _send(url: str, seconds: float) -> None:
    async with httpx.AsyncClient(timeout=2.0) as client, asyncio.timeout(seconds):
        await client.post(url, content=bytes(50_000_000))


def test_client_remains_usable(server: Callable[..., Server]) -> None:
    """After it has passed, an async client that you shared with other requests remains usable:
    it closes the connection that was interrupted and opens another one when it needs it."""
    at = server([HEAD, 0.5, b"late"], response(b"ok"))

    async def main() -> None:
        limits = httpx.Limits(max_connections=1)
        async with httpx.AsyncClient(limits=limits) as client:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.15):
                    await client.get(at.url)
            assert (await client.get(at.url)).text == "ok"

    asyncio.run(main())
    assert at.connections == 2


def test_over_http2(wire: Internet) -> None:
    """Over HTTP/2 the connection stays open, and the request that was cancelled [occupies a
    part of it](http2.md#only-so-many-requests-fit-on-a-connection) for a while."""

    async def main() -> None:
        async with httpx.AsyncClient(http2=True) as client:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1.0):
                    await client.get("https://httpbin.org/delay/3")
            extensions = {"trace": trace}
            await client.get("https://httpbin.org/delay/4", extensions=extensions)

    async def trace(step: str, details: object) -> None:
        steps.append(step)

    steps: list[str] = []
    asyncio.run(main())
    assert "connection.connect_tcp.started" not in steps
    assert round((wire.exchanges[0].ended or 0) - wire.exchanges[0].started) == 3


def test_connection_for_each_call(server: Callable[..., Server]) -> None:
    """It opens a client and a connection for each call."""
    at = server(response(b"ok"))
    for _ in range(3):
        asyncio.run(get(at.url, 1.0))
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


def test_lookup_is_waited_for(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request is given up on time, but `asyncio.run` returns only when the lookup has
    ended."""
    url = lookup(monkeypatch, 9, seconds=0.25)
    given_up: list[float] = []

    async def main() -> None:
        start = time.monotonic()
        try:
            await get(url, 0.05)
        finally:
            given_up.append(time.monotonic() - start)

    with took(at_least=0.25), pytest.raises(TimeoutError):
        asyncio.run(main())
    assert given_up[0] < 0.25


def test_clock_between_chunks(server: Callable[..., Server]) -> None:
    """Nothing looks at the clock while the headers arrive, however slowly, and if the server
    goes silent in the middle of the body, you wait for the `read` timeout and get a
    `ReadTimeout`."""

    client = httpx.Client(timeout=0.2)

    def fetch(url: str) -> None:
        deadline = time.monotonic() + 0.15
        with client.stream("GET", url) as response:
            for _ in response.iter_bytes():
                if time.monotonic() > deadline:
                    raise TimeoutError

    with client:
        with took(at_least=0.3):
            fetch(server(SLOW_HEADERS).url)
        with took(at_least=0.2), pytest.raises(httpx.ReadTimeout):
            fetch(server([HEAD, b"x", 0.5, b"x"]).url)


def test_status() -> None:
    """`HTTPStatusError`: the server responded, but with an error status, so
    `raise_for_status()` raised."""
    response = httpx.get("https://httpbin.org/status/503")
    with pytest.raises(httpx.HTTPStatusError):
        response.raise_for_status()


def test_response_of_the_error() -> None:
    """You find the response in `error.response`."""
    response = httpx.get("https://httpbin.org/status/503")
    with pytest.raises(httpx.HTTPStatusError) as caught:
        response.raise_for_status()
    assert caught.value.response is response


def test_base_of_four() -> None:
    """It's the base class of the four exceptions in the table above."""
    for each in (httpx.ConnectTimeout, httpx.ReadTimeout, httpx.WriteTimeout, httpx.PoolTimeout):
        assert issubclass(each, httpx.TimeoutException)


def test_request_error(wire: Internet) -> None:
    """`RequestError`: there was no usable response for another reason, such as an unknown
    host, a refused connection, a certificate that isn't trusted, or a body that can't be
    decompressed."""
    for url in ("https://no-such-host.invalid/", "https://untrusted-root.badssl.com/"):
        with pytest.raises(httpx.RequestError):
            httpx.get(url)


def test_request_error_without_an_internet(server: Callable[..., Server]) -> None:
    """`RequestError`: there was no usable response for another reason, such as an unknown
    host, a refused connection, a certificate that isn't trusted, or a body that can't be
    decompressed."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for url in (
        f"http://127.0.0.1:{port}/",
        server(response(b"no gzip", "Content-Encoding: gzip")).url,
    ):
        with pytest.raises(httpx.RequestError):
            httpx.get(url)


def test_timeout_is_a_request_error() -> None:
    """The order matters, because `TimeoutException` is a subclass of `RequestError`."""
    assert issubclass(httpx.TimeoutException, httpx.RequestError)


def test_base_of_all() -> None:
    """If you want to treat all three alike, catch `httpx.HTTPError`, which is the base class
    of them all."""
    for each in (httpx.HTTPStatusError, httpx.TimeoutException, httpx.RequestError):
        assert issubclass(each, httpx.HTTPError)


def test_empty_message(server: Callable[..., Server]) -> None:
    """A timeout of the async client has an empty message, so log the type of the exception as
    well: `f"{type(error).__name__}: {error}"`."""

    async def main() -> str:
        async with httpx.AsyncClient(timeout=httpx.Timeout(5.0, read=0.05)) as client:
            with pytest.raises(httpx.ReadTimeout) as caught:
                await client.get(server([0.5, response()]).url)
        return str(caught.value)

    assert asyncio.run(main()) == ""


def test_server_may_have_acted(server: Callable[..., Server]) -> None:
    """After a `ReadTimeout` you don't know whether the server has acted on your request."""
    at = server([0.5, response()])
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(at.url, content=b"an order", timeout=httpx.Timeout(5.0, read=0.05))
    assert at.requests[0].endswith(b"an order")


def test_unread_body() -> None:
    """Inside `client.stream(…)`, the body hasn't been read yet, so `error.response.text`
    raises `ResponseNotRead`."""
    with httpx.Client() as client:
        with pytest.raises(httpx.HTTPStatusError) as caught:
            with client.stream("GET", "https://httpbin.org/status/418") as response:
                response.raise_for_status()
    with pytest.raises(httpx.ResponseNotRead):
        _ = caught.value.response.text


def test_read_body() -> None:
    """If you need that text, call `response.read()` before `raise_for_status()`; see
    [streaming](streaming.md)."""
    with httpx.Client() as client:
        with pytest.raises(httpx.HTTPStatusError) as caught:
            with client.stream("GET", "https://httpbin.org/status/418") as response:
                response.read()
                response.raise_for_status()
    assert "teapot" in caught.value.response.text


def test_connect_timeout_is_no_connect_error() -> None:
    """In httpx, `ConnectTimeout` is a timeout but not a `ConnectError`, so a clause for
    connection errors alone misses it."""
    assert issubclass(httpx.ConnectTimeout, httpx.TimeoutException)
    assert not issubclass(httpx.ConnectTimeout, (httpx.ConnectError, httpx.NetworkError))


def test_invalid_url() -> None:
    """A URL that can't be parsed raises `httpx.InvalidURL`, which you have to catch beside
    `HTTPError`."""
    with pytest.raises(httpx.InvalidURL):
        httpx.get("https://example.org:port/")
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_invalid_json(server: Callable[..., Server]) -> None:
    """JSON that can't be parsed raises `json.JSONDecodeError`, and JSON that isn't valid UTF-8
    raises `UnicodeDecodeError`, where requests parses it nevertheless."""
    with pytest.raises(json.JSONDecodeError):
        httpx.Response(200, content=b"{").json()
    for header in ("Content-Type: application/json", "Content-Type: text/plain", "X: none"):
        url = server(response(b'{"name": "Zo\xeb"}', header)).url
        with pytest.raises(UnicodeDecodeError):
            httpx.get(url).json()
        assert list(requests.get(url).json()) == ["name"]


def test_value_errors() -> None:
    """Both are kinds of `ValueError`, so put `except ValueError` around `response.json()`."""
    assert issubclass(json.JSONDecodeError, ValueError)
    assert issubclass(UnicodeDecodeError, ValueError)


def test_os_error() -> None:
    """An `except OSError` that caught the errors of requests catches none of httpx's, so
    replace it with `except (OSError, httpx.HTTPError)`."""
    public = [getattr(httpx, name) for name in dir(httpx)]
    errors = [each for each in public if inspect.isclass(each) and issubclass(each, Exception)]
    assert httpx.HTTPError in errors
    assert not any(issubclass(each, OSError) for each in errors)
    assert issubclass(requests.RequestException, OSError)
