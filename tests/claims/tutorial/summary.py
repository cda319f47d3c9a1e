import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response
from tests.runner import Trial, printed, run
from tests.subjects import CONTENTS


def get_in_turn(
    kind: type[httpx.Client | httpx.AsyncClient], *urls: str, **options: Any
) -> list[httpx.Response]:
    """What one client, sync or async, returns for the URLs, one after another."""
    if kind is httpx.Client:
        with httpx.Client(**options) as client:
            return [client.get(url) for url in urls]

    async def main() -> list[httpx.Response]:
        async with httpx.AsyncClient(**options) as client:
            return [await client.get(url) for url in urls]

    return asyncio.run(main())


CLIENTS = pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])


@CLIENTS
def test_shared(kind: Any) -> None:
    """
    - Create one `httpx.Client`, or one `httpx.AsyncClient` in async code, and
    [use it for all requests that belong together](clients.md), because then they share
    connections, cookies and settings.
    """
    urls = [f"https://httpbin.org/{path}" for path in ("cookies/set?kept=1", "cookies", "headers")]
    _, cookies, headers = get_in_turn(kind, *urls, headers={"X-Setting": "1"})
    assert cookies.json() == {"cookies": {"kept": "1"}}
    assert headers.json()["headers"]["X-Setting"] == "1"


@CLIENTS
def test_one_connection(server: Callable[..., Server], kind: Any) -> None:
    """
    - Create one `httpx.Client`, or one `httpx.AsyncClient` in async code, and
    [use it for all requests that belong together](clients.md), because then they share
    connections, cookies and settings.
    """
    at = server(response(b"ok"))
    get_in_turn(kind, at.url, at.url, at.url)
    assert len(at.requests) == 3 and at.connections == 1


def test_blocking() -> None:
    """
    - In `async def` functions, [use the async client](async-client.md), because a synchronous
    request would make all other tasks wait.
    """
    finished: list[str] = []

    async def call() -> None:
        httpx.get("https://httpbin.org/delay/2")
        finished.append("call")

    async def other() -> None:
        await asyncio.sleep(1)
        finished.append("other")

    async def main() -> None:
        await asyncio.gather(other(), call())

    asyncio.run(main())
    assert finished == ["call", "other"]


@CLIENTS
def test_redirects(kind: Any) -> None:
    """
    - Pass `follow_redirects=True` to the client if you want
    [redirects to be followed](familiar-not-identical.md#redirects-are-not-followed), because HTTPX
    doesn't do it by default.
    """
    for option, status in ({}, 302), ({"follow_redirects": True}, 200):
        [came] = get_in_turn(kind, "https://httpbin.org/redirect/1", **option)
        assert came.status_code == status


def test_from_requests() -> None:
    """
    - In code that you bring from requests, check `if response:` and `params=`: in HTTPX,
    [a response is always true](familiar-not-identical.md#a-response-is-always-true), and
    [`params` replaces the query](familiar-not-identical.md#params-replaces-the-query) of the URL.
    """
    error = "https://httpbin.org/status/404"
    assert httpx.get(error) and not requests.get(error)
    url, added = "https://httpbin.org/get?a=1", {"b": "2"}
    assert httpx.get(url, params=added).json()["args"] == added
    assert requests.get(url, params=added).json()["args"] == {"a": "1", **added}


def test_four() -> None:
    """
    - HTTPX has [four timeouts](timeouts.md#four-things-can-be-late), `connect`, `read`, `write`
    and `pool`, and each is five seconds unless you pass `timeout=` to the client or to a request.
    """
    assert httpx.Client().timeout == httpx.Timeout(connect=5, read=5, write=5, pool=5)
    assert httpx.Client(timeout=9).timeout == httpx.Timeout(connect=9, read=9, write=9, pool=9)
    began = time.perf_counter()
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/9", timeout=2)
    assert time.perf_counter() - began == pytest.approx(2)


def test_no_deadline() -> None:
    """
    - None of them limits the total time of a request, so put the request into
    [`async with asyncio.timeout(20):`](timeouts.md#a-timeout-is-not-a-deadline) if it has to end
    within 20 seconds.
    """
    url = "https://httpbin.org/drip?duration=90&numbytes=90&delay=0"
    start = time.perf_counter()
    with httpx.Client(timeout=2) as client:
        client.get(url)
    assert time.perf_counter() - start > 80

    async def main() -> None:
        async with httpx.AsyncClient(timeout=2) as client, asyncio.timeout(20):
            await client.get(url)

    start = time.perf_counter()
    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert time.perf_counter() - start == pytest.approx(20)


def test_kinds() -> None:
    """
    From specific to general, they are `ConnectTimeout`, `TimeoutException`, `RequestError` and
    `HTTPError`; `HTTPStatusError` is an `HTTPError` too, and `InvalidURL` is none of these.
    """
    kinds = [httpx.ConnectTimeout, httpx.TimeoutException, httpx.RequestError, httpx.HTTPError]
    assert [kind for kind in httpx.ConnectTimeout.__mro__ if kind in kinds] == kinds
    assert httpx.HTTPStatusError.__base__ is httpx.HTTPError
    with pytest.raises(httpx.InvalidURL) as raised:
        httpx.get("http://1:2:3/")
    assert httpx.HTTPError not in raised.type.__mro__


@pytest.mark.parametrize("url", ["http://1:2:3/", "nowhere", "https://xn--a.example/"])
def test_into_a_result(server: object, url: str) -> None:
    """
    It requests several URLs at the same time, follows redirects, limits how many requests are
    in flight (sent but without a response yet) and how long each of those may take, and turns
    a failed request or a wrong URL into a result (some wrong URLs raise a plain `ValueError`).
    """
    [program] = CONTENTS.examples["tutorial/summary/together"]
    ran = run(Trial(program, "mocks"), program.text.replace("https://httpbin.org/json", url, 1))
    first, *others = printed(ran.text)
    assert not ran.error and first in ("InvalidURL", "UnsupportedProtocol", "InvalidCodepoint")
    assert others == printed(program.text)[1:]


def test_cancelled() -> None:
    """
    If one failed request must not cancel the others,
    [catch its exception in the task](concurrent-requests.md#keep-failures-as-results).
    """
    done: list[int] = []

    async def main(caught: tuple[type[Exception], ...]) -> None:
        async def fetch(path: str) -> None:
            try:
                found = (await client.get(f"https://httpbin.org/{path}")).raise_for_status()
                done.append(found.status_code)
            except caught:
                pass

        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            for path in ("status/503", "delay/2"):
                group.create_task(fetch(path))

    with pytest.raises(ExceptionGroup):
        asyncio.run(main(()))
    assert done == []
    asyncio.run(main((httpx.HTTPError,)))
    assert done == [200]


def test_pool(wire: Internet) -> None:
    """
    If no connection becomes free within the pool timeout, the requests that wait for one [raise
    `PoolTimeout`](limiting-concurrency.md#the-pool-is-a-limit-too).
    """
    timed_out: list[httpx.PoolTimeout] = []

    async def fetch(client: httpx.AsyncClient) -> None:
        try:
            await client.get("http://httpbin.org/delay/9", timeout=httpx.Timeout(20, pool=1))
        except httpx.PoolTimeout as error:
            timed_out.append(error)

    async def main() -> None:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            for _ in range(103):
                group.create_task(fetch(client))

    asyncio.run(main())
    assert (len(wire.exchanges), len(timed_out)) == (100, 3)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_http2(wire: Internet, scheme: str) -> None:
    """
    - If many requests go to the same host, try [HTTP/2](http2.md#switch-it-on): install the
    `http2` extra, pass `http2=True` to the client, and look at `response.http_version`, because
    you may get HTTP/1.1 all the same, for example over plain `http://`.
    """
    with httpx.Client(http2=True) as client:
        version = client.get(f"{scheme}://httpbin.org/get").http_version
    assert version == {"http": "HTTP/1.1", "https": "HTTP/2"}[scheme]


@CLIENTS
def test_in_pieces(kind: Any) -> None:
    """
    - Request a large response with [`client.stream()`](streaming.md), and read it in pieces with
    `iter_bytes()`, or `aiter_bytes()` in async code, so that it doesn't have to fit into memory.
    """
    sent: list[int] = []

    class Large(httpx.SyncByteStream, httpx.AsyncByteStream):
        """A body that is made while it is read."""

        def __iter__(self) -> Iterator[bytes]:
            for number in range(5):
                sent.append(number)
                yield b"x"

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for piece in iter(self):
                yield piece

    transport = httpx.MockTransport(lambda request: httpx.Response(200, stream=Large()))
    sent_by_then: list[int] = []

    async def in_async_code() -> None:
        client = httpx.AsyncClient(transport=transport)
        async with client, client.stream("GET", "https://example.com/") as reply:
            async for _ in reply.aiter_bytes():
                sent_by_then.append(len(sent))

    if kind is httpx.AsyncClient:
        asyncio.run(in_async_code())
    else:
        with (
            httpx.Client(transport=transport) as client,
            client.stream("GET", "https://example.com/") as reply,
        ):
            for _ in reply.iter_bytes():
                sent_by_then.append(len(sent))
    assert sent_by_then == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("path", ["status/503", "status/302"])
def test_error_of_a_stream(path: str) -> None:
    """
    - In a stream, [read the body of an error](streaming.md#read-an-error-before-you-use-it) before
    `raise_for_status()`, or `error.response.text` raises `ResponseNotRead`:
    `if not response.is_success: response.read()`, or `await response.aread()` in async code.
    """
    for read in (False, True):
        with (
            httpx.Client() as client,
            client.stream("GET", f"https://httpbin.org/{path}") as reply,
        ):
            if read and not reply.is_success:
                reply.read()
            with pytest.raises(httpx.HTTPStatusError) as raised:
                reply.raise_for_status()
        if read:
            assert raised.value.response.text == ""
        else:
            with pytest.raises(httpx.ResponseNotRead):
                _ = raised.value.response.text


def test_half_a_file(tmp_path: Path) -> None:
    """
    - Write a download to a temporary name, and rename it with `Path.replace()` once it's complete,
    so that [no other program reads half a file](downloads.md#a-download-to-trust).
    """
    target, part = tmp_path / "data", tmp_path / "data.part"
    target.write_bytes(b"old")
    with httpx.Client() as client, client.stream("GET", "https://httpbin.org/bytes/5000") as reply:
        with part.open("wb") as file:
            for piece in reply.iter_bytes(1000):
                file.write(piece)
                assert target.read_bytes() == b"old"
    part.replace(target)
    assert len(target.read_bytes()) == 5000


def test_own_authority(wire: Internet, tmp_path: Path) -> None:
    """
    If a server's certificate comes from your company's own authority,
    [add that authority](certificates.md#trust-one-more-authority):
    `context = httpx.create_ssl_context()`, then `context.load_verify_locations("company.pem")`,
    then `httpx.Client(verify=context)`.
    """
    url = "https://untrusted-root.badssl.com/"
    authority = httpx.get("https://badssl.com/certs/ca-untrusted-root.crt").content
    company = tmp_path / "company.pem"
    company.write_bytes(authority)
    context: ssl.SSLContext = httpx.create_ssl_context()
    for trusted in (False, True):
        if trusted:
            context.load_verify_locations(company)
        with httpx.Client(verify=context) as client:
            if trusted:
                assert client.get(url).is_success
            else:
                with pytest.raises(httpx.ConnectError):
                    client.get(url)
