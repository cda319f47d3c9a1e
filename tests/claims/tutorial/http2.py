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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import h2.connection
import httpx
import hypercorn
import pytest
import requests
import trustme

from fake_internet.doors import visit
from fake_internet.internet import Internet
from tests.claims.server import Server, response

URL = "https://httpbin.org"


async def outcome(client: httpx.AsyncClient, path: str, seconds: float | None = None) -> str:
    """What a request led to, and after how many seconds: `200 after 4`."""
    start = time.monotonic()
    try:
        async with asyncio.timeout(seconds):
            result: object = (await client.get(f"{URL}{path}")).status_code
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
    """Over HTTP/2 one connection carries all fifty requests, each as a *stream* of its own,
    which means that you wait for the handshakes once:"""
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
    """Without the extra, `httpx.Client(http2=True)` raises an `ImportError`."""
    monkeypatch.setitem(sys.modules, "h2", None)  # as if it were not installed
    with pytest.raises(ImportError, match="the 'h2' package is not installed"):
        httpx.Client(http2=True)


def test_missing_extra_is_noticed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does so when you create the client rather than with the first request, so you notice
    a missing extra as soon as your program starts."""
    monkeypatch.setitem(sys.modules, "h2", None)
    with pytest.raises(ImportError):
        httpx.AsyncClient(http2=True)


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
    TLS handshake at all, the request is sent over HTTP/1.1, and no error or warning tells you:"""
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
    """You don't have to change your program for that: with
    `logging.basicConfig(level=logging.INFO)`, HTTPX logs a line for each response, and the
    line contains the version."""
    with caplog.at_level(logging.INFO), httpx.Client(http2=True) as client:
        client.get(f"{URL}/get")
        client.get("http://httpbin.org/get")
    logged = [each.getMessage() for each in caplog.records if each.levelno == logging.INFO]
    assert ["HTTP/2" in logged[0], "HTTP/1.1" in logged[1]] == [True, True]


def test_http2_alone(server: Callable[..., Server]) -> None:
    """There's also `http1=False`, which makes the client speak only HTTP/2, even over plain
    `http://`."""
    at, timeout = server([0.5]), httpx.Timeout(5.0, read=0.05)
    with httpx.Client(http1=False, http2=True, timeout=timeout) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get(at.url)
    assert at.requests[0].startswith(b"PRI * HTTP/2.0")


def test_no_clear_error(server: Callable[..., Server]) -> None:
    """With any other server you don't get a clear error: depending on the server, you get a
    `RemoteProtocolError` or wait for a timeout."""
    timeout = httpx.Timeout(5.0, read=0.05)
    for url, error in (
        (server([Server.HANG_UP]).url, httpx.RemoteProtocolError),
        (server([0.5]).url, httpx.ReadTimeout),
    ):
        with httpx.Client(http1=False, http2=True, timeout=timeout) as client:
            with pytest.raises(error):
                client.get(url)


def test_trace(wire: Internet) -> None:
    """`extensions={"trace": trace}` makes HTTPX call the function `trace` at each step of a
    request, with the name of the step."""
    steps: list[str] = []
    with httpx.Client() as client:
        client.get(f"{URL}/get", extensions={"trace": lambda step, _: steps.append(step)})
    assert steps[:2] == ["connection.connect_tcp.started", "connection.connect_tcp.complete"]
    assert "http11.send_request_headers.started" in steps


def test_compressed() -> None:
    """HTTP/2 also [compresses headers](https://www.rfc-editor.org/rfc/rfc7541): from the
    second request on, a long cookie that you send with each of them takes a few bytes."""
    connection, sizes = h2.connection.H2Connection(), []
    connection.initiate_connection()
    connection.data_to_send()
    pseudo = {":method": "GET", ":scheme": "https", ":path": "/", ":authority": "a.example"}
    for stream in (1, 3):
        connection.send_headers(stream, [*pseudo.items(), ("cookie", "c" * 1000)], end_stream=True)
        sizes.append(len(connection.data_to_send()))
    assert sizes[0] > 500
    assert sizes[1] < 30


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


def test_late_in_threads(wire: Internet) -> None:
    """Even if none fails, a thread may get its response seconds late, because another thread
    is still reading from the connection."""

    def lateness(delay: int) -> float:
        time.sleep(delay / 10)  # requests that are sent at the same moment may fail instead
        start = time.monotonic()
        client.get(f"{URL}/delay/{delay}")
        return time.monotonic() - start - delay

    with httpx.Client(http2=True, timeout=30.0) as client, ThreadPoolExecutor(3) as threads:
        client.get(f"{URL}/get")
        # Which thread reads next is a race; it takes a few at most to see one come late.
        assert any(max(threads.map(lateness, [1, 2, 4])) > 0.5 for _ in range(9))


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
    """While one response keeps arriving, the connection is never silent, so a request that the
    server has forgotten doesn't time out."""

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


def test_whose_timeout_counts(wire: Internet) -> None:
    """And since only one request at a time reads from the connection, on behalf of all of
    them, it's that request's timeout that counts, and a shorter one of another request may
    pass unnoticed."""

    async def main() -> int:
        async with httpx.AsyncClient(http2=True) as client:
            patient = asyncio.create_task(client.get(f"{URL}/delay/4", timeout=10.0))
            await asyncio.sleep(0.5)
            hasty = await client.get(f"{URL}/delay/3", timeout=1.0)
            await patient
            return hasty.status_code

    assert asyncio.run(main()) == 200


def test_deadline_cancels_one(wire: Internet) -> None:
    """A deadline cancels one request and leaves the connection as it is, so the quick request
    gets its response."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            slow = asyncio.create_task(outcome(client, "/delay/8", 2.0))
            await asyncio.sleep(1)
            return [await outcome(client, "/delay/1.5", 2.0), await slow]

    assert asyncio.run(main()) == ["200 after 2", "TimeoutError after 2"]


def test_streams(wire: Internet) -> None:
    """HTTPX uses up to 100 streams at the same time, or fewer if [the server allows
    fewer](https://www.rfc-editor.org/rfc/rfc9113#section-5.1.2), and it doesn't open a second
    connection to the host when they're all in use."""
    assert asyncio.run(connections(*[f"{URL}/delay/3"] * 101, http2=True)) == 1
    started = [round(each.started) for each in wire.exchanges]
    assert started == [0] * 100 + [3]


def test_fewer_streams(server: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPX uses up to 100 streams at the same time, or fewer if [the server allows
    fewer](https://www.rfc-editor.org/rfc/rfc9113#section-5.1.2), and it doesn't open a second
    connection to the host when they're all in use."""
    monkeypatch.setattr(hypercorn.Config, "h2_max_concurrent_streams", 2)
    with visit("wire") as internet:
        assert asyncio.run(connections(*[f"{URL}/delay/3"] * 3, http2=True)) == 1
        assert [round(each.started) for each in internet.exchanges] == [0, 0, 3]


def test_wait_for_a_stream(wire: Internet) -> None:
    """Further requests wait for a free stream, and none of the four timeouts limits that wait,
    not even `pool`."""

    async def main() -> list[str]:
        timeout = httpx.Timeout(1.0, read=10.0)
        async with httpx.AsyncClient(http2=True, timeout=timeout) as client:
            return await asyncio.gather(*[outcome(client, "/delay/8") for _ in range(101)])

    assert asyncio.run(main())[-1] == "200 after 16"


def test_deadline_limits_it(wire: Internet) -> None:
    """A deadline with `asyncio.timeout` does limit it."""

    async def main() -> list[str]:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            others = [outcome(client, "/delay/8") for _ in range(100)]
            return await asyncio.gather(*others, outcome(client, "/get", 2.0))

    assert asyncio.run(main())[-1] == "TimeoutError after 2"


def test_cancelled_streams(wire: Internet) -> None:
    """Once 100 cancelled requests are waiting in this way, every new request fails with a
    [`LocalProtocolError`](https://github.com/encode/httpcore/issues/1022) that says `Max
    outbound streams is 100, 100 open`."""

    async def main() -> None:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            await asyncio.gather(*[outcome(client, "/delay/9", 1.0) for _ in range(100)])
            with pytest.raises(httpx.LocalProtocolError, match="is 100, 100 open"):
                await client.get(f"{URL}/get")
            with pytest.raises(httpx.LocalProtocolError, match="is 100, 100 open"):
                await client.get(f"{URL}/get")

    asyncio.run(main())


def test_streams_of_cancelled_requests(wire: Internet) -> None:
    """HTTPX doesn't tell the server that a request was cancelled, so its stream remains
    occupied until the server has finished the response."""

    async def main() -> str:
        async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
            await asyncio.gather(*[outcome(client, "/delay/9", 1.0) for _ in range(99)])
            assert await outcome(client, "/delay/9") == "200 after 9"
            return await outcome(client, "/get")

    assert asyncio.run(main()) == "200 after 0"
    assert [round((each.ended or 0) - each.started) for each in wire.exchanges[:99]] == [9] * 99
