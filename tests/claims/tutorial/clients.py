"""What docs/tutorial/clients.md says and none of its programs shows."""

import asyncio
import gc
import inspect
import multiprocessing
import re
import select
import socket
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import cache
from types import ModuleType
from typing import Any
from urllib.parse import quote, urljoin

import flask
import httpcore
import httpx
import httpx2
import pytest
import requests
from requests.adapters import HTTPAdapter

from fake_internet.internet import Internet
from tests.claims.beyond.speed import looks
from tests.claims.server import Server, response

Start = Callable[..., Server]

HTTPBIN = "https://httpbin.org/get"
REDIRECT = "https://httpbin.org/cookies/set/theme/dark"
V1 = "https://httpbin.org/anything/v1"


def test_get_keeps_nothing(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of those calls creates a client, opens a connection, sends a single request, and closes
    everything again."""
    clients: list[httpx.Client] = []

    class Kept(httpx.Client):
        def __enter__(self) -> "Kept":
            clients.append(self)
            return super().__enter__()

    monkeypatch.setattr("httpx._api.Client", Kept)
    at = server(response(b"ok"))
    for _ in range(3):
        httpx.get(at.url)
    assert (len(clients), at.connections, len(at.requests)) == (3, 3, 3)
    assert all(client.is_closed for client in clients)


def test_requests_get_keeps_nothing(server: Start) -> None:
    """`requests.get` opens a new connection for each call too, which is why you may know
    `requests.Session`."""
    at = server(response(b"ok"))
    requests.get(at.url)
    requests.get(at.url)
    assert at.connections == 2
    with requests.Session() as session:
        session.get(at.url)
        session.get(at.url)
    assert at.connections == 3


def test_one_connection_for_many_requests(server: Start) -> None:
    """It can send all 200 requests over one connection, and it's the place for everything that
    those requests have in common: the base URL, headers, cookies, and the timeout."""
    at = server(response(b"ok"))
    with httpx.Client(base_url=at.url, headers={}, cookies={}, timeout=5) as client:
        for _ in range(200):
            client.get("/")
    assert (at.connections, len(at.requests)) == (1, 200)


def test_with_closes(server: Start) -> None:
    """`with` closes the client and its connections at the end of the block, even if a request
    raises an exception."""
    at = server(response(b"ok"), [Server.HANG_UP])
    with pytest.raises(httpx.RemoteProtocolError), httpx.Client() as client:
        socket = client.get(at.url).extensions["network_stream"].get_extra_info("socket")
        client.get(at.url)
    assert client.is_closed and socket.fileno() == -1


def test_timeout() -> None:
    """`timeout` replaces the default of five seconds."""
    assert httpx.Client().timeout == httpx.Timeout(5)
    assert httpx.Client(timeout=10.0).timeout == httpx.Timeout(10)


def test_other_settings() -> None:
    """A client takes `params`, `cookies`, `auth`, and `follow_redirects` in the same way."""
    with httpx.Client(
        params={"n": "1"}, cookies={"c": "2"}, auth=("user", "secret"), follow_redirects=True
    ) as client:
        sent = client.get(HTTPBIN).request
        assert client.get("https://httpbin.org/redirect/1").url.path == "/get"
    assert sent.url.query == b"n=1"
    assert sent.headers["Cookie"] == "c=2"
    assert sent.headers["Authorization"].startswith("Basic ")


def test_session_lacks_them() -> None:
    """A `Session` has neither a `base_url` nor a timeout."""
    assert not {"base_url", "timeout"} & set(dir(requests.Session()))


def test_subclass_of_session(server: Start) -> None:
    """With requests, you repeat both in every call, or write a subclass of `Session`."""

    class Unused(HTTPAdapter):
        def send(self, *args: Any, **options: Any) -> requests.Response:
            raise AssertionError

    class Based(requests.Session):
        def request(self, method: Any, url: Any, *args: Any, **options: Any) -> requests.Response:
            return super().request(method, urljoin(at.url, url), *args, **{"timeout": 5} | options)

    at = server(response(b"ok"))
    with Based() as based:
        assert based.get("/users").text == "ok"
    with requests.Session() as session:
        session.mount("", Unused())
        with pytest.raises(requests.exceptions.MissingSchema):  # before an adapter is called
            session.get("/users")


def test_client_in_a_view(server: Start) -> None:
    """A client that's created in the function that handles a request opens a new connection for
    every visitor."""
    at = server(response(b"ok"))
    app = flask.Flask("app")

    @app.get("/")
    def view() -> bytes:
        with httpx.Client() as client:
            return client.get(at.url).content

    for _ in range(3):
        assert app.test_client().get("/").data == b"ok"
    assert at.connections == 3


def test_visitors_share_cookies(server: Start) -> None:
    """All visitors share the cookies of such a client too, so if the API logs them in with a
    cookie, use a client for each visitor."""
    at = server(response(b"", "Set-Cookie: login=first"), response(b"ok"))
    app = flask.Flask("app")
    with httpx.Client() as client:
        app.get("/")(lambda: client.get(at.url).content)
        for _ in range(2):
            app.test_client().get("/")
    assert ["login=first" in str(each) for each in at.requests] == [False, True]


def test_flask_has_no_hook() -> None:
    """Flask has no counterpart, and neither does Django."""
    hook = re.compile("before|after|teardown|start|shutdown|lifespan")
    assert {name for name in dir(flask.Flask) if hook.match(name)} == {
        "before_request",
        "after_request",
        "teardown_request",
        "teardown_appcontext",  # at the end of each request too
    }


def test_kept_by_cache(server: Start) -> None:
    """`functools.cache` keeps what `github()` returned, so your views call `github()` wherever
    they need the client."""
    at, github = server(response(b"ok")), cache(httpx.Client)
    for _ in range(3):
        github().get(at.url)
    github().close()
    assert at.connections == 1


def test_threads_at_the_same_moment() -> None:
    """If several threads call it first at the same moment, each may create a client, but only one
    of them is kept, so that does no harm."""
    both = threading.Barrier(2, timeout=5)

    @cache
    def github() -> httpx.Client:
        both.wait()
        return httpx.Client()

    with ThreadPoolExecutor(2) as threads:
        one, other = [each.result() for each in [threads.submit(github) for _ in range(2)]]
    assert one is not other
    assert github() is github() and github() in (one, other)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_fork(server: Start) -> None:
    """The new processes would share the client's open connection, so several may send on it at the
    same time."""
    at = server(response(b"ok"))
    with httpx.Client() as client:
        client.get(at.url)
        child = multiprocessing.get_context("fork").Process(target=client.get, args=[at.url])
        child.start()
        child.join()
    assert (at.connections, len(at.requests)) == (1, 2)


def test_never_closed(wire: Internet) -> None:
    """If nobody closes a client, its idle connections stay open as long as the client exists, and
    you get no error that tells you so."""
    client = httpx.Client()
    socket = client.get(HTTPBIN).extensions["network_stream"].get_extra_info("socket")
    time.sleep(3600)
    assert socket.fileno() != -1
    kept = weakref.ref(socket)
    with pytest.warns(ResourceWarning, match="unclosed"):
        del client, socket
        gc.collect()
    assert kept() is None


def test_used_after_it_was_closed() -> None:
    """A client that is used after it was closed raises `RuntimeError: Cannot send a request, as
    the client has been closed.`"""
    with httpx.Client() as client:
        pass
    said = r"^Cannot send a request, as the client has been closed\.$"
    with pytest.raises(RuntimeError, match=said):
        client.get(HTTPBIN)


def test_session_after_close(server: Start) -> None:
    """A `Session` keeps working after `close()`: it opens new connections, which stay open until
    you close it again."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        session.get(at.url)
    for _ in range(3):
        session.get(at.url)
    session.close()
    assert at.connections == 2


def test_threads(server: Start) -> None:
    """An `httpx.Client` can be shared between threads, and they then share its connections too;
    concurrent requests has a program with a thread pool."""
    assert "It can be shared between threads." in (httpx.Client.__doc__ or "")
    at = server(response(b"ok"))
    with httpx.Client() as client, ThreadPoolExecutor(10) as threads:
        got = list(threads.map(client.get, [at.url] * 100))
    assert [each.text for each in got] == ["ok"] * 100
    assert at.connections <= 10


def test_connection_stays_open(wire: Internet) -> None:
    """When you've read a response, the client usually doesn't close the connection that it came
    over."""
    with httpx.Client() as client:
        stream = client.get(HTTPBIN).extensions["network_stream"]
        assert stream.get_extra_info("socket").fileno() != -1


def test_same_host(server: Start) -> None:
    """It keeps the connection in its *connection pool*, and the next request to the same scheme,
    host and port takes it from there, without a new TCP and TLS handshake."""
    at, other = server(response(b"ok")), server(response(b"ok"))
    with httpx.Client() as client:
        for url in (at.url, other.url) * 3:
            client.get(url)
    assert (at.connections, other.connections) == (1, 1)


def test_trace(wire: Internet) -> None:
    """To check this in your own program, pass a `trace` function among the `extensions`, and HTTPX
    calls it at each step of the request (with an `AsyncClient`, an `async def` function)."""
    events: list[str] = []
    with httpx.Client() as client:
        client.get(HTTPBIN, extensions={"trace": lambda event, info: events.append(event)})
    assert [event.partition(".")[2] for event in events if event.endswith(".complete")] == [
        "connect_tcp.complete",
        "start_tls.complete",
        "send_request_headers.complete",
        "send_request_body.complete",
        "receive_response_headers.complete",
        "receive_response_body.complete",
        "response_closed.complete",
    ]


def test_trace_of_an_async_client(wire: Internet) -> None:
    """To check this in your own program, pass a `trace` function among the `extensions`, and HTTPX
    calls it at each step of the request (with an `AsyncClient`, an `async def` function)."""

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await client.get(HTTPBIN, extensions={"trace": lambda event, info: None})

    with pytest.raises(TypeError, match="asynchronous function"):
        asyncio.run(main())


def test_pool_for_each_client(server: Start) -> None:
    """If your program opens one for every request instead, first look for a function that creates
    a client each time it's called: each client has a pool of its own."""
    at = server(response(b"ok"))
    with httpx.Client() as one, httpx.Client() as other:
        one.get(at.url)
        other.get(at.url)
    assert at.connections == 2


@pytest.mark.parametrize("header", ["Connection: close", "Connection: keep-alive"])
def test_not_reused(server: Start, header: str) -> None:
    """Other causes are a server that responds with `Connection: close`, over HTTP/1.1 a streamed
    response that you didn't read to its end, and long pauses."""
    at = server(response(bytes(100_000), header))
    with httpx.Client() as client:
        for _ in range(3):
            with client.stream("GET", at.url) as got:
                if header == "Connection: close":
                    got.read()
    assert at.connections == 3


def test_expiry(wire: Internet) -> None:
    """By default, HTTPX reuses a connection if the next request follows within five seconds, and
    opens a new one after that."""
    with httpx.Client() as client:
        streams = [client.get(HTTPBIN).extensions["network_stream"]]
        for pause in (4, 6):
            time.sleep(pause)
            streams.append(client.get(HTTPBIN).extensions["network_stream"])
        sockets = [stream.get_extra_info("socket") for stream in streams]
        assert sockets[0] is sockets[1] is not sockets[2]


def test_default_stays() -> None:
    """If one request needs something else, such as another `Accept` header, pass it to that
    request, and the client's default stays as it is for the others."""
    with httpx.Client(headers={"Accept": "text/html"}, params={"a": "1"}) as client:
        client.get(HTTPBIN, headers={"Accept": "*/*"}, params={"a": "2"})
        sent = client.get(HTTPBIN).request
    assert (sent.headers["Accept"], sent.url.query) == ("text/html", b"a=1")


def test_replaced_for_a_request() -> None:
    """A `timeout`, `auth`, or `follow_redirects` that you pass to a request replaces the client's
    for this request."""
    with httpx.Client(timeout=1, auth=("a", "b"), follow_redirects=True) as client:
        sent = client.get(HTTPBIN, timeout=2, auth=("c", "d")).request
        assert sent.extensions["timeout"] == httpx.Timeout(2).as_dict()
        assert sent.headers["Authorization"] == "Basic Yzpk"  # c:d
        assert client.get(REDIRECT, follow_redirects=False).status_code == 302
        sent = client.get(HTTPBIN).request
        assert sent.extensions["timeout"] == httpx.Timeout(1).as_dict()
        assert sent.headers["Authorization"] == "Basic YTpi"  # a:b


def test_switched_off() -> None:
    """`timeout=None` and `auth=None` switch them off."""
    with httpx.Client(timeout=1, auth=("a", "b")) as client:
        got = client.get("https://httpbin.org/delay/9", timeout=None, auth=None)
    assert got.status_code == 200 and "Authorization" not in got.request.headers


def test_changed_for_later_requests() -> None:
    """To change a default for all later requests, change the client: `client.headers["Accept"] =
    "text/html"`."""
    with httpx.Client() as client:
        client.headers["Accept"] = "text/html"
        assert client.get(HTTPBIN).request.headers["Accept"] == "text/html"
        assert client.get(HTTPBIN).request.headers["Accept"] == "text/html"


def test_not_assigned(wire: Internet) -> None:
    """This doesn't work for `verify`, `http2`, and `limits`: `client.verify = False` raises no
    error and changes nothing, so pass those to `httpx.Client(…)`."""
    with httpx.Client() as client:
        assert not {"verify", "http2", "limits"} & set(dir(client))
        vars(client)["verify"] = False
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            client.get("https://untrusted-root.badssl.com/")


@pytest.mark.parametrize("params", [{"a": "1"}, {}])
def test_params_replace_the_query(params: dict[str, str]) -> None:
    """If your URLs already have a query, don't give the client `params`, because they replace the
    query."""
    with httpx.Client(params={"b": "2"}) as client:
        sent = client.build_request("GET", "https://x.example/?page=2", params=params)
    assert "page" not in sent.url.params


def test_colon() -> None:
    """A path without the slash works too, but not always: HTTPX takes `projects:search` for a URL
    with the scheme `projects`, and sends the request to `/search` below the base."""
    with httpx.Client(base_url=V1) as client:
        assert client.get("projects:search").json()["url"] == f"{V1}/search"
        assert client.get("/projects:search").json()["url"] == f"{V1}/projects:search"


def test_quoted() -> None:
    """If a part of a path comes from a user, pass it through `urllib.parse.quote(part, safe="")`,
    and refuse `..`, `.`, and an empty part, with which the URL would lead somewhere else."""
    with httpx.Client(base_url=V1) as client:
        for part in ("../orgs/psf", "a?b", "a#b"):
            url = client.build_request("GET", f"/users/{quote(part, safe='')}").url
            assert url.path == f"/anything/v1/users/{part}"
            assert (url.query, url.fragment) == (b"", "")
        for part, path in (("..", ""), (".", "/users"), ("", "/users/")):
            url = client.build_request("GET", f"/users/{quote(part, safe='')}").url
            assert str(url) == V1 + path


def test_urljoin() -> None:
    """With requests, people often use `urllib.parse.urljoin`, which resolves a path the way a
    browser resolves a link: `urljoin("https://example.com/v1", "/users")` is
    `https://example.com/users`."""
    assert urljoin("https://example.com/v1", "/users") == "https://example.com/users"


SECRETS: dict[str, Any] = {"headers": {"X-Token": "secret"}, "cookies": {"passed": "secret"}}


def test_secrets_go_anywhere(server: Start) -> None:
    """A client sends its `headers`, its `auth`, and the `cookies` that you passed to it to
    whatever host a full URL names, even if the URL came from a response or a user."""
    api = server(response(b"", "Set-Cookie: from_api=secret"))
    other = server(response(b"ok"))
    with httpx.Client(base_url=api.url, auth=("user", "secret"), **SECRETS) as client:
        for url in ("/", "/", other.url.replace("127.0.0.1", "localhost")):
            client.get(url)
    for received in (api.requests[1], other.requests[0]):
        assert all(each in received for each in (b"X-Token", b"passed=secret", b"Authorization"))
    assert b"from_api" in api.requests[1] and b"from_api" not in other.requests[0]


def test_secrets_follow_redirects() -> None:
    """If it follows a redirect to another host, that host gets these headers and cookies too,
    except `Authorization`."""

    def serve(request: httpx.Request) -> httpx.Response:
        received.append(request)
        to = {"Location": "https://other.example/"}
        return httpx.Response(302 if len(received) == 1 else 200, headers=to)

    received: list[httpx.Request] = []
    transport = httpx.MockTransport(serve)
    with httpx.Client(transport=transport, auth=("user", "secret"), **SECRETS) as client:
        client.get("https://api.example/", follow_redirects=True)
    assert [each.url.host for each in received] == ["api.example", "other.example"]
    assert ["Authorization" in each.headers for each in received] == [True, False]
    assert ["X-Token" in each.headers for each in received] == [True, True]
    assert [each.headers["Cookie"] for each in received] == ["passed=secret"] * 2


def test_same_origin() -> None:
    """So compare the `scheme`, `host`, and `port` of `httpx.URL(url)` with those of your API
    before you request such a URL, or use a client without secrets for it."""

    def origin(url: str) -> tuple[str, str, int | None]:
        parsed = httpx.URL(url)
        return (parsed.scheme, parsed.host, parsed.port)

    api = "https://api.example"
    for same in (f"{api}:443/users", "HTTPS://API.EXAMPLE/"):
        assert origin(same) == origin(api)
    for different in ("http://api.example/", f"{api}:8443/", f"{api}@evil.example/", "//evil/"):
        assert origin(different) != origin(api)


def test_cookies_to_start_with() -> None:
    """To start with a cookie that you have already, pass `cookies={"theme": "dark"}` to the
    client."""
    with httpx.Client(cookies={"theme": "dark"}) as client:
        got = client.get("https://httpbin.org/cookies")
    assert got.json() == {"cookies": {"theme": "dark"}}


def test_cookie_of_a_redirect() -> None:
    """If the client follows it, `response.cookies` doesn't have this cookie, because it holds only
    what the last response set, so look in `client.cookies` instead."""
    with httpx.Client(follow_redirects=True) as client:
        last = client.get(REDIRECT)
        assert dict(client.cookies) == {"theme": "dark"}
    assert (dict(last.cookies), dict(last.history[0].cookies)) == ({}, {"theme": "dark"})


def in_flight(client: httpx.Client, number: int, *servers: Server) -> list[int]:
    """Sends so many requests at the same time to each server in turn, four times; returns how many
    connections were opened to each."""
    for at in servers * 4:
        with ExitStack() as stack:
            for got in [stack.enter_context(client.stream("GET", at.url)) for _ in range(number)]:
                got.read()
    return [at.connections for at in servers]


def test_default_limits() -> None:
    """By default, a client opens at most 100 connections at once, and keeps up to 20 for later."""
    limits = inspect.signature(httpx.Client).parameters["limits"].default
    assert (limits.max_connections, limits.max_keepalive_connections) == (100, 20)


def test_twenty_at_the_same_time(server: Start) -> None:
    """That suits a program that sends up to about 20 requests at the same time, all to one host,
    so leave `limits=` alone there."""
    with httpx.Client() as client:
        assert in_flight(client, 20, server(response(b"ok"))) == [20]


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_fifty_at_the_same_time(server: Start, library: ModuleType) -> None:
    """The other limit, `max_keepalive_connections`, is then not the default of 20 but none, so all
    50 can be kept for later:"""
    with library.Client() as client:
        assert in_flight(client, 50, server(response(b"ok"))) > [50]
    with library.Client(limits=library.Limits(max_connections=50)) as client:
        assert in_flight(client, 50, server(response(b"ok"))) == [50]


def test_keepalive_expiry(wire: Internet) -> None:
    """A third limit, `keepalive_expiry`, says for how many seconds an idle connection may be
    reused; if you leave it out, it's five."""
    assert httpx.Limits().keepalive_expiry == 5
    with httpx.Client(limits=httpx.Limits(keepalive_expiry=30)) as client:
        streams = [client.get(HTTPBIN).extensions["network_stream"]]
        for pause in (29, 31):
            time.sleep(pause)
            streams.append(client.get(HTTPBIN).extensions["network_stream"])
        sockets = [stream.get_extra_info("socket") for stream in streams]
        assert sockets[0] is sockets[1] is not sockets[2]


def test_connections_not_named(server: Start) -> None:
    """The other way round, `max_keepalive_connections` alone would let the client open any number
    of connections."""
    assert httpx.Limits(max_connections=50).max_keepalive_connections is None
    assert httpx.Limits(max_keepalive_connections=20).max_connections is None
    at = server(response(b"ok"))
    limits = httpx.Limits(max_keepalive_connections=20)
    with httpx.Client(limits=limits) as client, ExitStack() as stack:
        for _ in range(120):
            stack.enter_context(client.stream("GET", at.url))
    assert at.connections == 120


def test_limits_count_all_hosts(server: Start) -> None:
    """Both limits count the connections to all hosts together, so with several hosts, use a client
    for each, or set `max_connections` to the sum of what you send to each at the same time."""
    one, other = server(response(b"ok")), server(response(b"ok"))
    with httpx.Client(limits=httpx.Limits(max_connections=1)) as client:
        with client.stream("GET", one.url), pytest.raises(httpx.PoolTimeout):
            client.get(other.url, timeout=httpx.Timeout(5, pool=0.01))
    with httpx.Client(limits=httpx.Limits(max_keepalive_connections=1)) as client:
        for url in (one.url, other.url) * 2:
            client.get(url)
    assert one.connections + other.connections == 1 + 4


def test_several_hosts(server: Start) -> None:
    """Both limits count the connections to all hosts together, so with several hosts, use a client
    for each, or set `max_connections` to the sum of what you send to each at the same time."""
    with httpx.Client() as client:
        servers = [server(response(b"ok")) for _ in range(3)]
        assert min(in_flight(client, 15, *servers)) > 15
    with httpx.Client(limits=httpx.Limits(max_connections=45)) as client:
        servers = [server(response(b"ok")) for _ in range(3)]
        assert in_flight(client, 15, *servers) == [15, 15, 15]


def opened_beside_twenty(client: httpx.Client | httpx2.Client, at: Server) -> int:
    """The connections that five requests open, one after the other, while 20 are in flight."""
    with client, ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(client.stream("GET", at.url))
        for _ in range(5):
            client.get(at.url)
    return at.connections - 20


def test_all_open_connections_count(server: Start) -> None:
    """If you send more, httpx 0.28.1 with httpcore 1.0.9 opens extra connections for them: it
    counts all open connections against the 20, so while 20 requests are in flight, each further
    request opens a connection that is closed afterwards."""
    assert opened_beside_twenty(httpx.Client(), server(response(b"ok"))) == 5


def test_idle_connections_count(server: Start) -> None:
    """
    There you pay for more with CPU time, because its pool [goes through the
    connections](../beyond/speed.md#what-the-measurement-shows) again and again; if you need
    more, use [httpx2](../beyond/httpx2.md), which counts only the idle connections, or
    [aiohttp](../beyond/aiohttp.md).
    """
    assert opened_beside_twenty(httpx2.Client(), server(response(b"ok"))) == 1
    assert looks(server, httpx, httpcore, 20) > 3.5 * looks(server, httpx, httpcore, 10)


def test_pool_timeout(server: Start) -> None:
    """If all connections are in use and none becomes free within the timeout, you get an
    `httpx.PoolTimeout`."""
    at = server(response(b"ok"))
    with httpx.Client(limits=httpx.Limits(max_connections=1)) as client:
        with client.stream("GET", at.url) as got:
            with pytest.raises(httpx.PoolTimeout):
                client.get(at.url, timeout=httpx.Timeout(5, pool=0.01))
            threading.Timer(0.05, got.read).start()
            assert client.get(at.url).status_code == 200


def test_server_closes(server: Start) -> None:
    """If the server closes one over HTTP/1.1, the client usually notices and opens another; if
    that happens just when you send a request, you get an `httpx.RemoteProtocolError`, an
    `httpx.ReadError`, or another `httpx.TransportError`, so send the request again if repeating it
    does no harm."""
    at = server([response(b"ok"), Server.HANG_UP])
    with httpx.Client() as client:
        socket = client.get(at.url).extensions["network_stream"].get_extra_info("socket")
        if socket.fileno() != -1:  # not noticed yet; wait until it can be
            assert select.select([socket], [], [], 5)[0]
        assert client.get(at.url).status_code == 200
    assert at.connections == 2


def test_server_closes_having_read(server: Start) -> None:
    """If the server closes one over HTTP/1.1, the client usually notices and opens another; if
    that happens just when you send a request, you get an `httpx.RemoteProtocolError`, an
    `httpx.ReadError`, or another `httpx.TransportError`, so send the request again if repeating it
    does no harm."""
    assert issubclass(httpx.RemoteProtocolError, httpx.TransportError)
    at = server(response(b"ok"), [Server.HANG_UP])  # once the second request is there
    with httpx.Client() as client:
        client.get(at.url)
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(at.url)
    assert at.connections == 1


def test_server_closes_without_reading(server: Start) -> None:
    """If the server closes one over HTTP/1.1, the client usually notices and opens another; if
    that happens just when you send a request, you get an `httpx.RemoteProtocolError`, an
    `httpx.ReadError`, or another `httpx.TransportError`, so send the request again if repeating it
    does no harm."""
    assert issubclass(httpx.ReadError, httpx.TransportError)

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(response(b"ok"))
            select.select([connection], [], [], 5)  # the second request is there: a reset

    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as threads:
        serving = threads.submit(serve)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with httpx.Client() as client:
            assert client.get(url).text == "ok"
            with pytest.raises(httpx.ReadError):
                client.get(url)
        serving.result()


def test_pool_of_requests(server: Start) -> None:
    """A `Session` keeps up to ten connections for each host, for up to ten hosts, and opens more
    when it needs them, without a limit."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        for _ in range(2):
            for each in [session.get(at.url, stream=True) for _ in range(30)]:
                assert each.content
    assert at.connections == 30 + 20
    for hosts, connections in ((10, 10), (11, 22)):
        servers = [server(response(b"ok")) for _ in range(hosts)]
        with requests.Session() as session:
            for host in servers * 2:
                session.get(host.url)
        assert sum(host.connections for host in servers) == connections


def test_pool_maxsize(server: Start) -> None:
    """Pass `pool_maxsize` to an `HTTPAdapter` to keep more."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(pool_maxsize=30))
        for _ in range(2):
            for each in [session.get(at.url, stream=True) for _ in range(30)]:
                assert each.content
    assert at.connections == 30


def test_last_page() -> None:
    """
    GitHub puts the address of the next part into the `Link` header, where you find it as
    `response.links["next"]["url"]`, so follow it until there is none: on the last page,
    `response.links.get("next")` is `None`.
    """
    url, pages = "https://api.github.com/users/python/repos?per_page=50", 0
    while url:
        response = httpx.get(url).raise_for_status()
        after = response.links.get("next")
        url, pages = after["url"] if after else "", pages + 1
    assert after is None and pages == 2
