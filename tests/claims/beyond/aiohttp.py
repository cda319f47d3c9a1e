"""Claims of docs/beyond/aiohttp.md."""

import asyncio
import inspect
import json
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import Any

import aiohttp
import httpx
import pytest

from fake_internet.internet import Internet
from tests.claims.server import Server, response

URL = "https://httpbin.org/get"
Use = Callable[[aiohttp.ClientSession], Awaitable[Any]]


def on_session(use: Use, **options: Any) -> Any:
    """What a coroutine function returns for a session."""

    async def main() -> Any:
        async with aiohttp.ClientSession(**options) as session:
            return await use(session)

    return asyncio.run(main())


def text(url: str, method: str = "GET", **options: Any) -> Use:
    """The text of the response to one request."""

    async def use(session: aiohttp.ClientSession) -> str:
        async with session.request(method, url, **options) as received:
            return await received.text()

    return use


def test_returns_when_read(server: Callable[..., Server]) -> None:
    """With httpx, `await client.get(…)` returns once the whole response has been read, so
    `response.json()` has nothing to wait for."""
    at = server([response(b"[1]")[:-1], 0.1, b"]"])
    start = time.monotonic()
    assert httpx.get(at.url).is_closed
    assert time.monotonic() - start > 0.09


def test_returns_with_the_headers(server: Callable[..., Server]) -> None:
    """With aiohttp, `session.get(…)` returns as soon as the headers have arrived."""
    at = server([response(b"[1]")[:-1], 0.1, b"]"])

    async def use(session: aiohttp.ClientSession) -> float:
        start = time.monotonic()
        async with session.get(at.url):
            return time.monotonic() - start

    assert on_session(use) < 0.09


def test_read_after_the_block(wire: Internet) -> None:
    """aiohttp has let go of the response by then, so `await response.read()` raises a
    `ClientConnectionError`."""

    async def use(session: aiohttp.ClientSession) -> None:
        async with session.get(URL) as received:
            pass
        with pytest.raises(aiohttp.ClientConnectionError):
            await received.read()

    on_session(use)


def test_status_error() -> None:
    """For an error status, aiohttp raises `ClientResponseError`, and the status is
    `error.status`."""
    assert "status" in inspect.signature(aiohttp.ClientResponseError).parameters


def test_status_error_without_response(wire: Internet) -> None:
    """The exception doesn't hold the response."""

    async def use(session: aiohttp.ClientSession) -> aiohttp.ClientResponseError:
        async with session.get("https://httpbin.org/status/404") as received:
            with pytest.raises(aiohttp.ClientResponseError) as caught:
                received.raise_for_status()
        return caught.value

    values = vars(on_session(use)).values()
    assert values and not any(isinstance(each, aiohttp.ClientResponse) for each in values)


def test_timeouts() -> None:
    """For a timeout, aiohttp raises Python's own `TimeoutError`, while `httpx.TimeoutException` is
    not a `TimeoutError`."""
    assert issubclass(aiohttp.ServerTimeoutError, TimeoutError)
    assert not issubclass(httpx.TimeoutException, TimeoutError)


def test_base_class() -> None:
    """It's the base class of `ClientResponseError` too, so it comes last."""
    assert issubclass(aiohttp.ClientResponseError, aiohttp.ClientError)


def test_methods_call_request() -> None:
    """The methods `get`, `post` and so on all call `request`, so it's the one place to add the
    check."""
    called = []

    class Client(httpx.AsyncClient):
        async def request(self, method: str, *args: Any, **options: Any) -> httpx.Response:
            called.append(method)
            return httpx.Response(200)

    methods = ["get", "options", "head", "post", "put", "patch", "delete"]

    async def main() -> None:
        async with Client() as client:
            for method in methods:
                await getattr(client, method)(URL)

    asyncio.run(main())
    assert called == [method.upper() for method in methods]


class RaisingClient(httpx.AsyncClient):
    """The client of the page."""

    async def request(self, *args: Any, **options: Any) -> httpx.Response:
        received = await super().request(*args, **options)
        return received.raise_for_status()


def test_raising_client() -> None:
    """By then httpx has followed redirects, finished the authentication, and read the content, so
    `error.response.text` is there when you want to log it."""

    async def main() -> None:
        async with RaisingClient(follow_redirects=True) as client:
            auth = httpx.DigestAuth("user", "secret")
            await client.get("https://httpbin.org/digest-auth/auth/user/secret", auth=auth)
            await client.get("https://httpbin.org/redirect/1")
            with pytest.raises(httpx.HTTPStatusError) as caught:
                await client.get("https://httpbin.org/status/418")
            assert "teapot" in caught.value.response.text

    asyncio.run(main())


def test_stream_does_not_call_request() -> None:
    """`client.stream()` doesn't call `request`, so check the status of a stream yourself."""

    async def main() -> int:
        async with RaisingClient() as client:
            async with client.stream("GET", "https://httpbin.org/status/404") as received:
                return received.status_code

    assert asyncio.run(main()) == 404


def test_redirect_raises() -> None:
    """httpx's `raise_for_status()` raises an exception for a redirect as well, so pass
    `follow_redirects=True` to this client if the server redirects."""

    async def main() -> None:
        async with RaisingClient() as client:
            with pytest.raises(httpx.HTTPStatusError, match="302"):
                await client.get("https://httpbin.org/redirect/1")

    asyncio.run(main())


def test_hook() -> None:
    """A hook sees every response, even the status 401 with which digest authentication begins, so
    the hook raises before httpx can send the password."""
    url = "https://httpbin.org/digest-auth/auth/user/secret"
    seen: list[int] = []
    hooks: Any = {"response": [lambda received: seen.append(received.status_code)]}
    httpx.Client(event_hooks=hooks).get(url, auth=httpx.DigestAuth("user", "secret"))
    assert seen == [401, 200]
    hooks = {"response": [lambda received: received.raise_for_status()]}
    with pytest.raises(httpx.HTTPStatusError, match="401"):
        httpx.Client(event_hooks=hooks).get(url, auth=httpx.DigestAuth("user", "secret"))


def test_total() -> None:
    """To get aiohttp's `total` in httpx, put the request into `async with asyncio.timeout(3.0):`,
    and catch `TimeoutError` around it."""

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(3.0):
                    await client.get("https://httpbin.org/drip?duration=6&numbytes=6&delay=0")

    asyncio.run(main())


def test_wait(wire: Internet) -> None:
    """To get httpx's `timeout=3.0` in aiohttp, pass `ClientTimeout(total=None, sock_connect=3.0,
    sock_read=3.0)`."""
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=3.0, sock_read=3.0)
    drip = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    assert len(on_session(text(drip), timeout=timeout)) == 6
    with pytest.raises(TimeoutError):
        on_session(text("https://httpbin.org/delay/5"), timeout=timeout)


def test_default_timeouts() -> None:
    """The defaults differ as well: aiohttp allows five minutes in total and 30 seconds to connect,
    and httpx five seconds for each wait."""

    async def use(session: aiohttp.ClientSession) -> aiohttp.ClientTimeout:
        return session.timeout

    assert on_session(use) == aiohttp.ClientTimeout(total=300, sock_connect=30)
    assert httpx.AsyncClient().timeout == httpx.Timeout(5.0)


def test_redirects(wire: Internet) -> None:
    """aiohttp follows redirects unless you pass `allow_redirects=False`, as requests does, and
    httpx doesn't follow them unless you ask for it:"""

    async def use(session: aiohttp.ClientSession) -> int:
        async with session.get("https://httpbin.org/redirect/1", allow_redirects=False) as found:
            return found.status

    assert on_session(use) == 302


def test_params(wire: Internet) -> None:
    """aiohttp adds `params` to the query that the URL already has, while httpx replaces that
    query."""
    params = {"page": "2"}
    theirs = json.loads(on_session(text(f"{URL}?sort=name", params=params)))["args"]
    ours = httpx.get(f"{URL}?sort=name", params=params).json()["args"]
    assert (theirs, ours) == ({"page": "2", "sort": "name"}, {"page": "2"})


@pytest.mark.parametrize(("value", "sent"), [(None, "a="), (True, "a=true")])
def test_param_values(wire: Internet, value: Any, sent: str) -> None:
    """A parameter that's `None` or `True` is a `TypeError` in aiohttp, while httpx sends `a=` and
    `a=true`."""
    with pytest.raises(TypeError):
        on_session(text(URL, params={"a": value}))
    assert httpx.Request("GET", URL, params={"a": value}).url.query == sent.encode()


def test_json(server: Callable[..., Server]) -> None:
    """`await response.json()` in aiohttp raises `ContentTypeError` if the response isn't labeled
    as JSON, and httpx parses it whatever its `Content-Type` is."""
    at = server(response(b"[1]", "Content-Type: text/plain"))

    async def use(session: aiohttp.ClientSession) -> None:
        async with session.get(at.url) as received:
            with pytest.raises(aiohttp.ContentTypeError):
                await received.json()

    on_session(use)
    assert httpx.get(at.url).json() == [1]


def test_proxies(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """aiohttp ignores `HTTP_PROXY` and `HTTPS_PROXY` unless you pass `trust_env=True` to the
    session, and httpx uses them by default."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    assert on_session(text(at.url)) == "direct"
    assert on_session(text(at.url), trust_env=True) == "proxy"
    assert httpx.get(at.url).text == "proxy"


def test_closed_connection(server: Callable[..., Server]) -> None:
    """If the server closes a kept-open connection while a GET is on its way, aiohttp sends it once
    more over a new connection, and httpx raises `RemoteProtocolError`."""
    steps = [response(b"first"), [Server.HANG_UP], response(b"second")]
    at = server(*steps)

    async def use(session: aiohttp.ClientSession) -> Any:
        return [await text(at.url)(session) for _ in range(2)]

    assert on_session(use) == ["first", "second"]
    at = server(*steps)
    with httpx.Client() as client:
        client.get(at.url)
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(at.url)


def test_outside_of_a_coroutine() -> None:
    """Create an aiohttp session inside a coroutine: outside of one it raises a `RuntimeError`,
    while an `httpx.AsyncClient` may be created anywhere."""
    with pytest.raises(RuntimeError):
        aiohttp.ClientSession()
    client = httpx.AsyncClient()
    assert asyncio.run(client.get(URL)).status_code == 200


def test_limits(server: Callable[..., Server]) -> None:
    """Both open at most 100 connections at a time by default."""

    async def use(session: aiohttp.ClientSession) -> int:
        assert session.connector
        return session.connector.limit

    assert on_session(use) == 100
    at = server(response(b"ok"))
    with httpx.Client(timeout=httpx.Timeout(5.0, pool=0.01)) as client, ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(client.stream("GET", at.url))
        with pytest.raises(httpx.PoolTimeout):
            client.get(at.url)
