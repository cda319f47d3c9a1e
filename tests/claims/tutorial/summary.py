import asyncio
import time
from collections.abc import Callable

import httpx
import pytest

from tests.claims.server import Server, response


def test_shared() -> None:
    """
    - Create one `httpx.Client`, or one `httpx.AsyncClient` in async code, and
    [use it for all requests that belong together](clients.md), because then they share
    connections, cookies and settings.
    """
    with httpx.Client(headers={"X-Setting": "1"}) as client:
        client.get("https://httpbin.org/cookies/set?kept=1")
        assert client.get("https://httpbin.org/cookies").json() == {"cookies": {"kept": "1"}}
        assert client.get("https://httpbin.org/headers").json()["headers"]["X-Setting"] == "1"


def test_one_connection(server: Callable[..., Server]) -> None:
    """
    - Create one `httpx.Client`, or one `httpx.AsyncClient` in async code, and
    [use it for all requests that belong together](clients.md), because then they share
    connections, cookies and settings.
    """
    at = server(response(b"ok"))
    with httpx.Client() as client:
        for _ in range(3):
            client.get(at.url)
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


def test_redirects() -> None:
    """
    - Pass `follow_redirects=True` where you want
    [redirects to be followed](familiar-not-identical.md#redirects-are-not-followed), because HTTPX
    doesn't do it by default.
    """
    assert httpx.get("https://httpbin.org/redirect/1").status_code == 302
    assert httpx.get("https://httpbin.org/redirect/1", follow_redirects=True).status_code == 200


def test_four() -> None:
    """
    - HTTPX has [four timeouts](timeouts.md#four-things-can-be-late), and each is five seconds
    unless you choose another value.
    """
    assert httpx.Client().timeout == httpx.Timeout(connect=5, read=5, write=5, pool=5)


def test_no_deadline() -> None:
    """
    - None of them limits the total time of a request, so
    [set a deadline](timeouts.md#a-timeout-is-not-a-deadline) if you need one.
    """
    start = time.perf_counter()
    with httpx.Client(timeout=1) as client:
        client.get("https://httpbin.org/drip?duration=9&numbytes=10&delay=0")
    assert time.perf_counter() - start > 5


def test_in_pieces() -> None:
    """
    - Open a large response with [`client.stream()`](streaming.md), and read it in pieces, so that
    it doesn't have to fit into memory.
    """
    with (
        httpx.Client() as client,
        client.stream("GET", "https://httpbin.org/bytes/99999") as reply,
    ):
        assert len([piece for piece in reply.iter_bytes()]) > 1
        with pytest.raises(httpx.StreamConsumed):  # nothing of it was kept
            reply.read()
