"""Claims of docs/migration/comparison.md."""

import asyncio
import inspect
import re
import threading
from collections.abc import Callable
from importlib import metadata
from types import ModuleType
from typing import Any

import aiohttp
import httpx
import httpx2
import requests
import requests.adapters
import requests.auth
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.beyond.aiohttp import on_session, text
from tests.claims.beyond.httpx2 import connections
from tests.claims.server import Server, response

LIBRARIES: list[ModuleType] = [requests, httpx, httpx2, aiohttp]


def cells(claim: Callable[..., None]) -> list[str]:
    """What the row says of the four libraries, in their order."""
    return [each.strip() for each in (claim.__doc__ or "").split("|")[2:6]]


def extras(library: ModuleType) -> set[str]:
    return set(metadata.metadata(library.__name__).get_all("Provides-Extra") or [])


def methods(library: ModuleType) -> set[str]:
    owners = [getattr(library, name, None) for name in ("Client", "ClientSession", "Session")]
    return {name for owner in owners if owner for name in dir(owner)}


def names(library: ModuleType) -> str:
    """The names of its extras, and of the arguments of clients, sessions and their parts."""
    found = extras(library)
    parts = ("Client", "AsyncClient", "ClientSession", "TCPConnector", "Session")
    for owner in [getattr(library, name, None) for name in parts] + [HTTPAdapter]:
        if owner and owner.__module__.startswith(library.__name__):
            found |= set(inspect.signature(owner).parameters)
    return " ".join(found)


def values(name: str, *others: str) -> list[str]:
    """A field of each package's metadata."""
    found = [metadata.metadata(library.__name__) for library in LIBRARIES]
    return [next(each[key] for key in (name, *others) if key in each) for each in found]


def test_blocked_loop(server: Callable[..., Server]) -> None:
    """**It's async:** use HTTPX, because a call to requests blocks the event loop, and every other
    task with it."""
    ticked = threading.Event()
    slow: list[Any] = [0.05, response(b"ok")]
    at = server(slow, [ticked, response(b"ok")])
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0)
            ticks += 1
            ticked.set()

    async def main() -> None:
        task = asyncio.create_task(tick())
        requests.get(at.url)
        assert ticks == 0
        async with httpx.AsyncClient() as client:
            await client.get(at.url)  # which ends because the other task goes on
        assert ticks > 0
        task.cancel()

    asyncio.run(main())


def test_both() -> None:
    """Both have basic and digest authentication, an extra for SOCKS proxies, sessions with cookies
    and a pool of connections, streaming, `response.links`, and type annotations, and neither has
    HTTP/3."""
    for library in (requests, httpx):
        auth = requests.auth if library is requests else httpx
        session = library.Session() if library is requests else library.Client()
        for digest in ("HTTPDigestAuth", "DigestAuth"):
            if hasattr(auth, digest):
                url = "https://httpbin.org/digest-auth/auth/user/secret"
                found = session.get(url, auth=getattr(auth, digest)("user", "secret"))
                assert found.status_code == 200
        found = session.get("https://httpbin.org/basic-auth/user/secret", auth=("user", "secret"))
        assert found.status_code == 200 and found.links == {}
        assert "socks" in extras(library) and not re.search("h3|http3|quic", names(library))
        assert session.cookies is not None
        assert "iter_lines" in dir(library.Response)


def test_wsgi_and_asgi() -> None:
    """| Calls to a WSGI or ASGI app without a server | no | yes | httpx |"""

    def app(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"ok"]

    with httpx.Client(transport=httpx.WSGITransport(app=app)) as client:
        assert client.get("http://app.example/").text == "ok"
    assert hasattr(httpx, "ASGITransport")
    assert [name for name in vars(requests.adapters) if name.endswith("Adapter")] == [
        "BaseAdapter",
        "HTTPAdapter",
    ]


def test_idle_connections(server: Callable[..., Server]) -> None:
    """httpx then opens new connections again and again: as soon as more than 20 are open, it
    closes each one that becomes idle."""
    assert connections(server, httpx) == 39 + 5


def test_niquests_documentation() -> None:
    """A test compares each row with the installed packages, except for the column of niquests,
    which we haven't tested: its cells lead to its documentation."""
    text = (ROOT / "docs" / "migration" / "comparison.md").read_text("utf-8")
    header, _, *rows = text[text.index("| what | requests | httpx | httpx2 |") :].splitlines()
    table = [row.split("|")[6].strip() for row in rows if row.startswith("|")]
    assert header.split("|")[6].strip() == "niquests" and len(table) > 10
    for cell in table:
        assert re.fullmatch(
            r"\[.+\]\(https://(niquests\.readthedocs\.io|github\.com/jawah)/.*\)", cell
        )


def test_sync_and_async() -> None:
    """| Sync or async | sync | both | both | async | both |"""
    kinds = {(True, True): "both", (True, False): "sync", (False, True): "async"}

    def kind(library: ModuleType) -> str:
        owners = [getattr(library, name, None) for name in ("AsyncClient", "ClientSession")]
        return kinds[hasattr(library, "get"), any(owners)]

    assert cells(test_sync_and_async) == list(map(kind, LIBRARIES))
    assert not any(inspect.iscoroutinefunction(each) for each in vars(requests.Session).values())


def test_http2(wire: Internet) -> None:
    """| HTTP/2 | no | extra | extra | no | yes |"""
    found = ["extra" if "http2" in extras(each) else "no" for each in LIBRARIES]
    assert cells(test_http2) == found
    assert not re.search("http2|h2", names(requests) + names(aiohttp))
    url = "https://httpbin.org/get"  # which offers HTTP/2
    with httpx.Client(http2=True) as client, httpx2.Client(http2=True) as client2:
        assert client.get(url).http_version == client2.get(url).http_version == "HTTP/2"
    assert requests.get(url).raw.version == 11


def test_http3() -> None:
    """
    | HTTP/3 | no | no | no | no |
    [yes](https://niquests.readthedocs.io/en/latest/user/quickstart.html#http-3-over-quic) |
    """
    found = ["yes" if re.search("http3|h3|quic", names(each)) else "no" for each in LIBRARIES]
    assert cells(test_http3) == found


def test_websockets() -> None:
    """| WebSockets | no | no | extra | yes | extra |"""

    def found(library: ModuleType) -> str:
        if not methods(library) & {"ws_connect", "websocket", "ws"}:
            return "no"
        return "extra" if "ws" in extras(library) else "yes"

    assert cells(test_websockets) == list(map(found, LIBRARIES))


def test_server_sent_events() -> None:
    """| Server-sent events | no | no | yes | no | yes |"""
    found = ["yes" if "sse" in methods(library) else "no" for library in LIBRARIES]
    assert cells(test_server_sent_events) == found


def test_socks() -> None:
    """| SOCKS proxies | extra | extra | extra | aiohttp-socks | extra |"""
    found = ["extra" if "socks" in extras(each) else "aiohttp-socks" for each in LIBRARIES]
    assert cells(test_socks) == found


def test_redirects(wire: Internet) -> None:
    """| Redirects followed | yes | no | no | yes | yes |"""
    url = "http://httpbin.org/redirect/1"

    async def status(session: aiohttp.ClientSession) -> int:
        async with session.get(url) as found:
            return found.status

    found = [each.get(url).status_code for each in LIBRARIES[:3]] + [on_session(status)]
    assert cells(test_redirects) == [{200: "yes", 302: "no"}[each] for each in found]


def test_timeouts() -> None:
    """| Default timeout | none | 5 s a wait | 5 s a wait | 300 s in all | 30 s, or 120 s to send
    data |"""

    async def total(session: aiohttp.ClientSession) -> float | None:
        return session.timeout.total

    default = inspect.signature(requests.Session.request).parameters["timeout"].default
    found = ["none" if default is None else "some"]
    found += [f"{each.Client().timeout.read:.0f} s a wait" for each in (httpx, httpx2)]
    assert cells(test_timeouts) == [*found, f"{on_session(total):.0f} s in all"]


def test_authorities() -> None:
    """| Trusted authorities | certifi | certifi | system | OpenSSL's | system |"""
    needs = [" ".join(metadata.requires(library.__name__) or []) for library in LIBRARIES]
    kinds = {"certifi": "certifi", "truststore": "system", "": "OpenSSL's"}
    found = [next(kinds[kind] for kind in kinds if kind in each) for each in needs]
    assert cells(test_authorities) == found


def test_retries(server: Callable[..., Server]) -> None:
    """| Retry an error status | with `Retry` | no | no | no | with `Retry` |"""
    steps = response(status="503 Service Unavailable"), response(b"ok")
    found = []
    at = server(*steps)
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=Retry(1, status_forcelist=[503])))
        found += ["with `Retry`" if session.get(at.url).text == "ok" else "no"]
    for library in (httpx, httpx2):
        at = server(*steps)
        with library.Client(transport=library.HTTPTransport(retries=1)) as client:
            found += ["no" if client.get(at.url).status_code == 503 else "yes"]
    at = server(*steps)
    found += ["no" if on_session(text(at.url)) == "" else "yes"]
    assert cells(test_retries) == found


def test_types() -> None:
    """| Type annotations | yes | yes | yes | yes | yes |"""
    for library, said in zip(LIBRARIES, cells(test_types), strict=True):
        files = map(str, metadata.files(library.__name__) or [])
        assert said == ("yes" if f"{library.__name__}/py.typed" in files else "no")


def test_python() -> None:
    """| Python | ≥ 3.10 | ≥ 3.8 | ≥ 3.11 | ≥ 3.10 | ≥ 3.7 |"""
    assert [each.replace("≥ ", ">=") for each in cells(test_python)] == values("Requires-Python")


def test_license() -> None:
    """| License | Apache-2.0 | BSD-3-Clause | BSD-3-Clause | Apache-2.0 and MIT | Apache-2.0 |"""
    found = values("License-Expression", "License")
    assert cells(test_license) == [each.replace("AND", "and") for each in found]


def test_release() -> None:
    """| Release compared | 2.34.2 | 0.28.1 | 2.16.2 | 3.14.5 | 3.21.2 |"""
    assert cells(test_release) == values("Version")
