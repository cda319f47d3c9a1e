"""Claims of docs/migration/comparison.md."""

import asyncio
import inspect
import re
from collections.abc import Callable
from importlib import metadata
from types import ModuleType
from urllib.parse import urljoin

import aiohttp
import httpx
import httpx2
import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.claims.beyond.aiohttp import on_session, text
from tests.claims.beyond.httpx2 import connections
from tests.claims.server import Server, response

LIBRARIES: list[ModuleType] = [requests, httpx, httpx2, aiohttp]


def extras(library: ModuleType) -> set[str]:
    return set(metadata.metadata(library.__name__).get_all("Provides-Extra") or [])


def arguments(library: ModuleType) -> set[str]:
    """The names of all arguments of clients, sessions and what they send with."""
    found = set()
    for name in ("Client", "AsyncClient", "ClientSession", "TCPConnector", "Session"):
        if owner := getattr(library, name, None):
            found |= set(inspect.signature(owner).parameters)
    return found


def methods(library: ModuleType) -> set[str]:
    owners = [getattr(library, name, None) for name in ("Client", "ClientSession", "Session")]
    return {name for owner in owners if owner for name in dir(owner)}


def test_blocked_loop(server: Callable[..., Server]) -> None:
    """**You write async code:** use HTTPX, because a call to requests blocks the event loop, and
    every other task with it."""
    at = server([0.1, response(b"ok")])
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    async def main() -> None:
        task = asyncio.create_task(tick())
        await asyncio.sleep(0)
        requests.get(at.url)
        assert ticks == 0
        async with httpx.AsyncClient() as client:
            await client.get(at.url)
        assert ticks > 2
        task.cancel()

    asyncio.run(main())


def test_idle_connections(server: Callable[..., Server]) -> None:
    """As soon as more than 20 are open, it closes each connection that becomes idle, so a busy
    program opens new ones all the time."""
    assert connections(server, httpx) == 39 + 5


def test_urljoin() -> None:
    """With requests, people often call `urljoin(base, path)` from the standard library, which lets
    a path that begins with a slash replace the whole path of the base."""
    assert urljoin("https://api.example/v1/", "/users") == "https://api.example/users"


def test_base_url() -> None:
    """HTTPX's `base_url` joins the two, so `/users` and `users` mean the same."""
    client = httpx.Client(base_url="https://api.example/v1/")
    for path in ("/users", "users"):
        assert client.build_request("GET", path).url == "https://api.example/v1/users"


def test_sync_and_async() -> None:
    """requests has no async interface, and aiohttp no synchronous one."""
    assert not any(inspect.iscoroutinefunction(each) for each in vars(requests).values())
    assert not any(inspect.iscoroutinefunction(each) for each in vars(requests.Session).values())
    assert not hasattr(requests.Session, "__aenter__")
    assert hasattr(aiohttp.ClientSession, "__aenter__")
    with pytest.raises(TypeError):
        aiohttp.ClientSession.__enter__(None)  # type: ignore[arg-type]


def test_http2() -> None:
    """httpx and httpx2 have an extra for HTTP/2, and requests and aiohttp have neither an extra
    nor an argument for it."""
    assert "http2" in extras(httpx) & extras(httpx2) & arguments(httpx) & arguments(httpx2)
    for library in (requests, aiohttp):
        assert not re.search("http2|h2", " ".join(extras(library) | arguments(library)))


def test_http3() -> None:
    """None of the four has an extra or an argument for HTTP/3."""
    for library in LIBRARIES:
        names = " ".join(extras(library) | arguments(library))
        assert names and not re.search("http3|h3|quic", names)


def test_websockets() -> None:
    """aiohttp opens WebSockets with `session.ws_connect()`, httpx2 with the extra `ws`, and httpx
    and requests have no method for it."""
    assert "ws_connect" in methods(aiohttp)
    assert "ws" in extras(httpx2) and "websocket" in methods(httpx2)
    for library in (requests, httpx):
        assert not [name for name in methods(library) if re.match("ws|websocket", name)]


def test_server_sent_events() -> None:
    """httpx2 has `client.sse()`, and the other three have no method for server-sent events."""
    assert [library for library in LIBRARIES if "sse" in methods(library)] == [httpx2]


def test_socks() -> None:
    """requests, httpx and httpx2 have an extra for SOCKS, and aiohttp has none."""
    assert [library for library in LIBRARIES if "socks" in extras(library)] == LIBRARIES[:3]


def test_retries(server: Callable[..., Server]) -> None:
    """With a 503 in the response, httpx, httpx2 and aiohttp return it after one request, and
    requests repeats it if its adapter has a `Retry(status_forcelist=[503])`."""
    steps = response(status="503 Service Unavailable"), response(b"ok")
    at = server(*steps)
    assert (httpx.get(at.url).status_code, len(at.requests)) == (503, 1)
    at = server(*steps)
    assert (httpx2.get(at.url).status_code, len(at.requests)) == (503, 1)
    at = server(*steps)
    assert (on_session(text(at.url)), len(at.requests)) == ("", 1)
    at = server(*steps)
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=Retry(1, status_forcelist=[503])))
        assert (session.get(at.url).text, len(at.requests)) == ("ok", 2)


def test_types() -> None:
    """All four come with type annotations, which a file `py.typed` in the package tells type
    checkers."""
    for library in LIBRARIES:
        files = metadata.files(library.__name__) or []
        assert f"{library.__name__}/py.typed" in map(str, files)


def values(name: str, *others: str) -> list[str]:
    """A field of each package's metadata."""
    found = [metadata.metadata(library.__name__) for library in LIBRARIES]
    return [next(each[key] for key in (name, *others) if each[key]) for each in found]


def test_metadata() -> None:
    """Their metadata says which Python, license and release it is."""
    assert values("Requires-Python") and values("Version")
    assert values("License-Expression", "License")


def test_python() -> None:
    """| Python | ≥ 3.10 | ≥ 3.8 | ≥ 3.11 | ≥ 3.10 | ≥ 3.7 | tests, docs |"""
    assert values("Requires-Python") == [">=3.10", ">=3.8", ">=3.11", ">=3.10"]


def test_license() -> None:
    """| License | Apache 2.0 | BSD 3-Clause | BSD 3-Clause | Apache 2.0 and MIT | Apache 2.0 |
    tests, docs |"""
    licenses = values("License-Expression", "License")
    assert licenses == ["Apache-2.0", "BSD-3-Clause", "BSD-3-Clause", "Apache-2.0 AND MIT"]


def test_release() -> None:
    """| Release | 2.34.2 | 0.28.1 | 2.16.2 | 3.14.5 | 3.21.2 | tests, docs |"""
    assert values("Version") == ["2.34.2", "0.28.1", "2.16.2", "3.14.5"]


def test_authorities() -> None:
    """| Trusted authorities | certifi | certifi | system | system | system | httpx2,
    aiohttp, docs |"""
    needs = {
        library.__name__: " ".join(metadata.requires(library.__name__) or [])
        for library in LIBRARIES
    }
    assert [name for name, each in needs.items() if "certifi" in each] == ["requests", "httpx"]
