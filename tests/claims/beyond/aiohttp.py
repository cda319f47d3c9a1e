"""Claims of docs/beyond/aiohttp.md."""

import asyncio
import io
import json
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing
from importlib import metadata
from typing import Any

import aiohttp
import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

# Without TLS: aiohttp leaves a transport behind that has not finished to shut it down.
URL = "http://httpbin.org/get"
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
    at = server([response(b"[1]")[:-1], 0.05, b"]"])

    async def main() -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.get(at.url)

    received = asyncio.run(main())
    assert received.is_closed and received.json() == [1]


def test_returns_with_the_headers(server: Callable[..., Server]) -> None:
    """With aiohttp, `session.get(…)` returns as soon as the headers have arrived."""
    rest = threading.Event()
    at = server([response(b"[1]")[:-1], rest, b"]"])

    async def use(session: aiohttp.ClientSession) -> bytes:
        async with session.get(at.url) as received:
            rest.set()  # not before, so the content has not arrived
            return await received.read()

    assert on_session(use) == b"[1]"


def test_read_after_the_block(wire: Internet) -> None:
    """
    aiohttp has closed the response by then, so `await response.read()` raises a
    `ClientConnectionError`, unless the content is empty or you've read it in the block.
    """

    async def use(session: aiohttp.ClientSession) -> None:
        async with session.get(URL) as received:
            pass
        with pytest.raises(aiohttp.ClientConnectionError):
            await received.read()

    on_session(use)


def raised(server: Callable[..., Server], step: Any, seconds: float = 30.0) -> list[Exception]:
    """What httpx and aiohttp raise for a response that is read as JSON."""
    found: list[Exception] = []
    try:
        httpx.get(server(step).url, timeout=seconds).raise_for_status().json()
    except Exception as error:
        found.append(error)

    async def use(session: aiohttp.ClientSession) -> None:
        async with session.get(server(step).url) as received:
            received.raise_for_status()
            await received.json()

    timeout = aiohttp.ClientTimeout(total=seconds)
    try:
        on_session(use, timeout=timeout)
    except Exception as error:
        found.append(error)
    return found


def test_label(server: Callable[..., Server]) -> None:
    """| the response isn't labeled as JSON | none: it's parsed | `ContentTypeError` |"""
    [theirs] = raised(server, response(b"[1]", "Content-Type: text/html"))
    assert isinstance(theirs, aiohttp.ContentTypeError)


def test_status_error(server: Callable[..., Server]) -> None:
    """| an error status | `HTTPStatusError`, with `error.response` | `ClientResponseError`, with
    `error.status` |"""
    ours, theirs = raised(server, response(status="404 Not Found"))
    assert isinstance(ours, httpx.HTTPStatusError) and ours.response.status_code == 404
    assert isinstance(theirs, aiohttp.ClientResponseError) and theirs.status == 404


def test_timeout(server: Callable[..., Server]) -> None:
    """| a timeout | `TimeoutException` | `TimeoutError`, Python's own |"""
    ours, theirs = raised(server, [threading.Event()], seconds=0.1)  # which nobody sets
    assert isinstance(ours, httpx.TimeoutException) and isinstance(theirs, TimeoutError)


def test_lost_connection(server: Callable[..., Server]) -> None:
    """
    | a lost connection and the rest | `RequestError`, but `InvalidURL` for a bad URL |
    `ClientError` |
    """
    ours, theirs = raised(server, [Server.HANG_UP])
    assert isinstance(ours, httpx.RequestError) and isinstance(theirs, aiohttp.ClientError)
    assert not issubclass(httpx.InvalidURL, httpx.RequestError)
    assert issubclass(aiohttp.InvalidURL, aiohttp.ClientError)


def test_no_json(server: Callable[..., Server]) -> None:
    """| JSON that can't be parsed | `ValueError` | `ValueError` |"""
    ours, theirs = raised(server, response(b"[", "Content-Type: application/json"))
    assert isinstance(ours, ValueError) and isinstance(theirs, ValueError)
    assert not isinstance(theirs, aiohttp.ClientError)


def test_order(server: Callable[..., Server]) -> None:
    """The order matters, because some of aiohttp's timeouts are `ClientError`s too, and a
    `ContentTypeError` is a `ClientResponseError`, which for a login page in HTML has the status
    200."""
    [theirs] = raised(server, response(b"<p>", "Content-Type: text/html"))[1:]
    assert isinstance(theirs, aiohttp.ClientResponseError) and theirs.status == 200
    assert issubclass(aiohttp.ServerTimeoutError, aiohttp.ClientError)
    assert issubclass(aiohttp.ServerTimeoutError, TimeoutError)


def test_empty(server: Callable[..., Server]) -> None:
    """| an empty body that's labeled as JSON | `ValueError` | none: `json()` returns `None` |"""
    empty = response(b"", "Content-Type: application/json")
    [ours] = raised(server, empty)
    assert isinstance(ours, ValueError)

    async def use(session: aiohttp.ClientSession) -> Any:
        async with session.get(server(empty).url) as received:
            return await received.json()

    assert on_session(use) is None


def test_no_error_status(server: Callable[..., Server]) -> None:
    """aiohttp also raises it for a response that it can't read, with the status 400, for too many
    redirects, and for a proxy that responds to `CONNECT` with an error status; httpx raises a
    `RequestError` for those."""

    def errors(url: str, **options: Any) -> tuple[aiohttp.ClientResponseError, httpx.RequestError]:
        with pytest.raises(aiohttp.ClientResponseError) as theirs:
            on_session(text(url, **options))
        with (
            httpx.Client(follow_redirects=True, **options) as client,
            pytest.raises(httpx.RequestError) as ours,
        ):
            client.get(url)
        return theirs.value, ours.value

    assert errors(server([b"220 mail.example\r\n\r\n", Server.HANG_UP]).url)[0].status == 400
    errors(server(response(b"", "Location: /", status="302 Found")).url)
    proxy = server(response(b"", status="407 Proxy Authentication Required"))
    errors("https://api.example/", proxy=proxy.url)


def test_read_an_error(server: Callable[..., Server]) -> None:
    """That's why the program for aiohttp looks at `response.ok`, which also lets you read the body
    of an error there: the exception doesn't hold the response."""
    not_found = response(b"nobody", status="404 Not Found")
    _, theirs = raised(server, not_found)
    held = vars(theirs).values()
    assert held and not any(isinstance(each, aiohttp.ClientResponse) for each in held)

    async def use(session: aiohttp.ClientSession) -> Any:
        async with session.get(server(not_found).url) as received:
            return received.ok, await received.text()

    assert on_session(use) == (False, "nobody")


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
    """The check comes last, after the authentication and after redirects, if the client follows
    them."""

    async def main() -> None:
        async with RaisingClient(follow_redirects=True) as client:
            auth = httpx.DigestAuth("user", "secret")
            url = "https://httpbin.org/digest-auth/auth/user/secret"
            assert (await client.get(url, auth=auth)).status_code == 200
            assert (await client.get("https://httpbin.org/redirect/1")).url.path == "/get"

    asyncio.run(main())


def test_content_of_an_error() -> None:
    """The content has been read by then, so you can log `error.response.text`."""

    async def main() -> None:
        async with RaisingClient() as client:
            with pytest.raises(httpx.HTTPStatusError) as caught:
                await client.get("https://httpbin.org/status/418")
            assert "teapot" in caught.value.response.text

    asyncio.run(main())


def test_stream_does_not_call_request() -> None:
    """`client.stream()` and `client.send()` don't call `request`, so check the status of what they
    return yourself."""

    async def main() -> list[int]:
        async with RaisingClient() as client:
            request = client.build_request("GET", "https://httpbin.org/status/404")
            sent = await client.send(request)
            async with client.stream("GET", request.url) as streamed:
                return [sent.status_code, streamed.status_code]

    assert asyncio.run(main()) == [404, 404]


def test_redirect_raises(wire: Internet) -> None:
    """
    httpx's `raise_for_status()` raises an exception for each redirect and for a 304 as well,
    which aiohttp's doesn't, so pass `follow_redirects=True` to this client if the server
    redirects, and don't use it for [requests that ask only for
    changes](../tutorial/reading-responses.md#ask-only-for-what-has-changed).
    """

    async def main(status: int) -> None:
        async with RaisingClient(follow_redirects=status == 304) as client:
            with pytest.raises(httpx.HTTPStatusError, match=str(status)):
                await client.get(f"http://httpbin.org/status/{status}")

    for status in (302, 304):
        asyncio.run(main(status))
        url = f"http://httpbin.org/status/{status}"
        assert on_session(text(url, allow_redirects=False), raise_for_status=True) == ""


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


def test_early_end() -> None:
    """Switch httpx's own timeout off for this request, because otherwise it may end earlier, after
    five seconds of silence, with an exception that `except TimeoutError` doesn't catch:"""
    assert not issubclass(httpx.TimeoutException, TimeoutError)

    async def main() -> None:
        async with httpx.AsyncClient() as client, asyncio.timeout(30.0):
            await client.get("https://httpbin.org/delay/6")

    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(main())


def test_wait_for_the_semaphore() -> None:
    """The wait for the semaphore isn't part of the three seconds, because `limit` comes first in
    the `async with`."""

    async def get(client: httpx.AsyncClient, limit: asyncio.Semaphore) -> int:
        async with limit, asyncio.timeout(3.0):
            return (await client.get("https://httpbin.org/delay/2")).status_code

    async def main() -> list[int]:
        limit = asyncio.Semaphore(1)
        async with httpx.AsyncClient() as client:
            return await asyncio.gather(*(get(client, limit) for _ in range(3)))

    assert asyncio.run(main()) == [200] * 3


def test_wait(wire: Internet) -> None:
    """In the other direction, `ClientTimeout(total=60.0, sock_connect=3.0, sock_read=3.0)` in
    aiohttp comes close to httpx's `timeout=3.0`."""
    timeout = aiohttp.ClientTimeout(total=60.0, sock_connect=3.0, sock_read=3.0)
    drip = "http://httpbin.org/drip?duration=6&numbytes=6&delay=0"
    assert len(on_session(text(drip), timeout=timeout)) == 6
    with pytest.raises(TimeoutError):
        on_session(text("http://httpbin.org/delay/5"), timeout=timeout)


def test_not_limited(server: Callable[..., Server]) -> None:
    """It doesn't limit the lookup of the host's name, the sending, and the wait for a free
    connection to three seconds each, as httpx does, so keep a generous `total`."""
    seconds, large = 0.05, bytes(20_000_000)
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:  # it reads nothing
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        with pytest.raises(httpx.WriteTimeout):
            httpx.post(url, content=large, timeout=httpx.Timeout(9.0, write=seconds))

        async def use(session: aiohttp.ClientSession) -> None:
            with pytest.raises(TimeoutError) as caught:
                await text(url, "POST", data=io.BytesIO(large))(session)
            assert not isinstance(caught.value, aiohttp.ServerTimeoutError)  # but the total
            deaf.close()  # which resets the connection, so that nothing is left to send
            await asyncio.sleep(0.1)

        timeout = aiohttp.ClientTimeout(total=0.5, sock_connect=9.0, sock_read=seconds)
        on_session(use, timeout=timeout)
    assert httpx.Timeout(3.0).pool == 3.0


def test_wait_for_a_connection(server: Callable[..., Server]) -> None:
    """`total=3.0` in aiohttp limits the whole request, from the wait for a connection to the last
    byte."""
    at = server([response(b"ok")[:-1], threading.Event()])  # which nobody sets

    async def main() -> None:
        connector = aiohttp.TCPConnector(limit=1)
        async with aiohttp.ClientSession(connector=connector) as session:
            async with session.get(at.url) as first:
                with pytest.raises(TimeoutError):
                    await text(at.url, timeout=aiohttp.ClientTimeout(total=0.1))(session)
                first.close()

    asyncio.run(main())
    assert len(at.requests) == 1


def test_lookup(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """It doesn't limit the lookup of the host's name, the sending, and the wait for a free
    connection to three seconds each, as httpx does, so keep a generous `total`."""
    at, found = server(response(b"ok")), threading.Event()
    port = int(at.url.rpartition(":")[2].strip("/"))

    def getaddrinfo(*args: object, **options: object) -> list[object]:
        assert found.wait(10.0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    async def ours() -> None:
        async with httpx.AsyncClient(timeout=httpx.Timeout(9.0, connect=0.05)) as client:
            with pytest.raises(httpx.ConnectTimeout):
                await client.get(f"http://slow.example:{port}/")
        found.set()

    async def theirs(session: aiohttp.ClientSession) -> str:
        asyncio.get_running_loop().call_later(0.3, found.set)
        return str(await text(f"http://slow.example:{port}/")(session))

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    asyncio.run(ours())
    found.clear()
    timeout = aiohttp.ClientTimeout(total=60.0, sock_connect=0.05, sock_read=9.0)
    assert on_session(theirs, timeout=timeout) == "ok"


def test_default_timeouts() -> None:
    """The defaults differ as well: aiohttp allows five minutes in total and 30 seconds to connect,
    and httpx five seconds for each wait."""

    async def use(session: aiohttp.ClientSession) -> aiohttp.ClientTimeout:
        return session.timeout

    assert on_session(use) == aiohttp.ClientTimeout(total=300, sock_connect=30)
    assert httpx.AsyncClient().timeout == httpx.Timeout(5.0)


def test_redirects(wire: Internet) -> None:
    """
    aiohttp follows redirects, except for `head()`, unless you pass `allow_redirects=False`, as
    requests does, and httpx doesn't follow them unless you pass `follow_redirects=True`.
    """
    url = "http://httpbin.org/redirect/1"

    async def use(session: aiohttp.ClientSession) -> list[int]:
        async with session.get(url) as followed, session.get(url, allow_redirects=False) as found:
            return [followed.status, found.status]

    assert on_session(use) == [200, 302]
    assert requests.get(url, allow_redirects=False).status_code == 302
    assert [httpx.get(url, follow_redirects=each).status_code for each in (True, False)] == [
        200,
        302,
    ]
    assert httpx.get(url).status_code == 302


def test_http1(wire: Internet) -> None:
    """aiohttp's client uses HTTP/1.1, even with a server that offers HTTP/2; support for HTTP/2
    isn't in aiohttp 3.14."""
    url = "https://httpbin.org/drip?duration=2&numbytes=2&delay=0"

    async def use(session: aiohttp.ClientSession) -> Any:
        async with session.get(url) as received:
            assert received.connection and received.connection.transport
            received.connection.transport.abort()  # TLS would be shut down after the loop ends
        await asyncio.sleep(0.1)
        return received.version

    assert metadata.version("aiohttp").startswith("3.14.")
    assert on_session(use) == aiohttp.HttpVersion11
    with httpx.Client(http2=True) as client:
        assert client.get(url).http_version == "HTTP/2"


def test_params(wire: Internet) -> None:
    """aiohttp adds `params` to the query that the URL already has, while httpx replaces that
    query."""
    params = {"page": "2"}
    theirs = json.loads(on_session(text(f"{URL}?sort=name", params=params)))["args"]
    ours = httpx.get(f"{URL}?sort=name", params=params).json()["args"]
    assert (theirs, ours) == ({"page": "2", "sort": "name"}, {"page": "2"})


@pytest.mark.parametrize(("value", "sent"), [(None, "a="), (True, "a=true")])
def test_param_values(wire: Internet, value: Any, sent: str) -> None:
    """A parameter that's `None` or `True` raises a `TypeError` in aiohttp, while httpx sends `a=`
    and `a=true`."""
    with pytest.raises(TypeError):
        on_session(text(URL, params={"a": value}))
    assert httpx.Request("GET", URL, params={"a": value}).url.query == sent.encode()


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


@pytest.mark.parametrize(
    ("end", "error"),
    [(Server.HANG_UP, httpx.RemoteProtocolError), (Server.RESET, httpx.ReadError)],
)
def test_closed_connection(
    server: Callable[..., Server], end: float, error: type[Exception]
) -> None:
    """
    If the server closes a kept-open connection while a GET, PUT or DELETE is on its way,
    aiohttp sends it once more over a new connection, and httpx raises `RemoteProtocolError` or
    `ReadError`.
    """
    steps: list[Any] = [response(b"first"), [end], response(b"second")]
    at = server(*steps)

    async def use(session: aiohttp.ClientSession) -> Any:
        return [await text(at.url)(session) for _ in range(2)]

    assert on_session(use) == ["first", "second"]
    for method in ("PUT", "DELETE"):
        at = server(*steps)

        async def change(
            session: aiohttp.ClientSession, method: str = method, url: str = at.url
        ) -> int:
            await text(url)(session)
            async with session.request(method, url) as got:
                return got.status

        assert on_session(change) == 200 and len(at.requests) == 3
    at = server(*steps)
    with httpx.Client() as client:
        client.get(at.url)
        with pytest.raises(error):
            client.get(at.url)


def test_outside_of_a_coroutine() -> None:
    """Create an aiohttp session while an event loop is running, because it raises a `RuntimeError`
    otherwise."""
    with pytest.raises(RuntimeError):
        aiohttp.ClientSession()


def test_created_anywhere() -> None:
    """An `httpx.AsyncClient` may be created anywhere, but has to be used in one event loop
    only."""
    client = httpx.AsyncClient()
    assert asyncio.run(client.get(URL)).status_code == 200


def test_limits(server: Callable[..., Server]) -> None:
    """Both open at most 100 connections at a time by default, but aiohttp's next request waits as
    long as its timeouts allow, and httpx's raises `PoolTimeout` after five seconds."""
    rest = threading.Event()
    at = server([response(b"ok")[:-1], rest, b"k"])

    async def use(session: aiohttp.ClientSession) -> int:
        async with AsyncExitStack() as stack:
            for _ in range(100):
                await stack.enter_async_context(session.get(at.url))
            last = asyncio.ensure_future(text(at.url)(session))
            done, _ = await asyncio.wait([last], timeout=0.05)
            assert not done and at.connections == 100
            rest.set()
        await last
        return at.connections

    assert on_session(use) <= 101
    assert httpx.AsyncClient().timeout.pool == 5.0
    at = server(response(b"ok"))

    async def main() -> None:
        timeout = httpx.Timeout(5.0, pool=0.01)
        async with httpx.AsyncClient() as client, AsyncExitStack() as stack:
            for _ in range(100):
                await stack.enter_async_context(client.stream("GET", at.url))
            with pytest.raises(httpx.PoolTimeout):
                await client.get(at.url, timeout=timeout)

    asyncio.run(main())


def test_base_url(server: Callable[..., Server]) -> None:
    """With `base_url="https://api.example/v1/"`, the path `/users` means `/users` in aiohttp and
    `/v1/users` in httpx, so leave out its first slash: `users` means `/v1/users` in both."""
    at = server(response(b"ok"))
    base = f"{at.url}v1/"
    for path in ("/users", "users"):
        on_session(text(path), base_url=base)
    with httpx.Client(base_url=base) as client:
        for path in ("/users", "users"):
            client.get(path)
    asked = [request.split(b" ")[1] for request in at.requests]
    assert asked == [b"/users", b"/v1/users", b"/v1/users", b"/v1/users"]


def test_cookies_of_an_address(server: Callable[..., Server]) -> None:
    """aiohttp doesn't keep the cookies of a host that's an IP address unless you pass
    `cookie_jar=aiohttp.CookieJar(unsafe=True)` to the session, and httpx does."""
    at = server(response(b"", "Set-Cookie: a=1"), response())

    async def twice(session: aiohttp.ClientSession) -> None:
        for _ in range(2):
            await text(at.url)(session)

    async def with_a_jar(session: aiohttp.ClientSession) -> None:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as other:
            await twice(other)

    on_session(twice)
    assert b"Cookie" not in at.requests[1]
    at = server(response(b"", "Set-Cookie: a=1"), response())
    on_session(with_a_jar)
    assert b"Cookie: a=1" in at.requests[1]
    at = server(response(b"", "Set-Cookie: a=1"), response())
    with httpx.Client() as client:
        for _ in range(2):
            client.get(at.url)
    assert b"Cookie: a=1" in at.requests[1]
