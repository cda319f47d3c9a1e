"""What docs/tutorial/clients.md says and none of its programs shows."""

import asyncio
import gc
import inspect
import logging
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

import httpx
import httpx2
import pytest
import requests
from requests.adapters import HTTPAdapter

from fake_internet.internet import Internet
from tests.claims.server import Server, response

Start = Callable[..., Server]

HTTPBIN = "https://httpbin.org/get"
REDIRECT = "https://httpbin.org/cookies/set/theme/dark"


def local_port(response: httpx.Response) -> int:
    """Our end of the connection that a response came over."""
    port: int = response.extensions["network_stream"].get_extra_info("client_addr")[1]
    return port


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
    """`requests.get` opens a new connection for each call too, which is why you may already know
    `requests.Session` as the way to make a script faster."""
    at = server(response(b"ok"))
    requests.get(at.url)
    requests.get(at.url)
    assert at.connections == 2
    with requests.Session() as session:
        session.get(at.url)
        session.get(at.url)
    assert at.connections == 3


def test_one_connection_for_many_requests(server: Start) -> None:
    """It opens a connection once and uses it for all 200 requests, and it's the place for
    everything that those requests have in common: the base URL, headers, cookies, and the
    timeout."""
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


def test_connection_stays_open(wire: Internet) -> None:
    """When you've read a response, the client doesn't close the connection that it came over."""
    with httpx.Client() as client:
        stream = client.get(HTTPBIN).extensions["network_stream"]
        assert stream.get_extra_info("socket").fileno() != -1


def test_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """The handshakes aren't the only cost, either: each new client loads the CA certificates that
    it trusts, before it has sent anything."""
    loads: list[object] = []
    monkeypatch.setattr(
        ssl.SSLContext, "load_verify_locations", lambda *args, **more: loads.append(args)
    )
    httpx.Client()
    httpx.Client()
    httpx.AsyncClient()
    assert len(loads) == 3


def test_expiry(wire: Internet) -> None:
    """By default, HTTPX reuses a connection if the next request follows within five seconds, and
    opens a new one after that."""
    with httpx.Client() as client:
        first = local_port(client.get(HTTPBIN))
        time.sleep(4)
        assert local_port(client.get(HTTPBIN)) == first
        time.sleep(6)
        assert local_port(client.get(HTTPBIN)) != first


def test_longer_expiry(wire: Internet) -> None:
    """A program that polls an API every minute therefore needs a longer limit to benefit from its
    client."""
    with httpx.Client(limits=httpx.Limits(keepalive_expiry=90)) as client:
        first = local_port(client.get(HTTPBIN))
        time.sleep(60)
        assert local_port(client.get(HTTPBIN)) == first


def test_trace(wire: Internet) -> None:
    """One of them is `trace`, a function that HTTPX calls before and after each step."""
    events: list[str] = []
    with httpx.Client() as client:
        client.get(HTTPBIN, extensions={"trace": lambda event, info: events.append(event)})
    steps = [event.rpartition(".")[0] for event in events[::2]]
    assert events == [f"{step}.{state}" for step in steps for state in ("started", "complete")]


def test_trace_of_an_async_client(wire: Internet) -> None:
    """With an `AsyncClient`, the trace function has to be an `async def` function, as in the
    second tab."""

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await client.get(HTTPBIN, extensions={"trace": lambda event, info: None})

    with pytest.raises(TypeError, match="asynchronous function"):
        asyncio.run(main())


def test_log_of_urllib3(wire: Internet, caplog: pytest.LogCaptureFixture) -> None:
    """requests has no such hook, but urllib3, which it's built on, logs `Starting new HTTPS
    connection` at the level `DEBUG` whenever it opens one."""
    with caplog.at_level(logging.DEBUG, "urllib3"), requests.Session() as session:
        session.get(HTTPBIN)
        session.get(HTTPBIN)
    assert [record.levelname for record in caplog.records] == ["DEBUG"] * 3
    assert [text[:29] for text in caplog.messages].count("Starting new HTTPS connection") == 1
    assert list(requests.hooks.default_hooks()) == ["response"]


def test_default_stays() -> None:
    """Pass it to that request, and the client's default stays as it is for the others."""
    with httpx.Client(headers={"Accept": "text/html"}, params={"a": "1"}) as client:
        client.get(HTTPBIN, headers={"Accept": "*/*"}, params={"a": "2"})
        sent = client.get(HTTPBIN).request
    assert (sent.headers["Accept"], sent.url.query) == ("text/html", b"a=1")


def test_threads(server: Start) -> None:
    """You don't need a client for each thread: an `httpx.Client` can be shared between threads,
    and they then share its connections too."""
    assert "It can be shared between threads." in (httpx.Client.__doc__ or "")
    at = server(response(b"ok"))
    with httpx.Client() as client:
        for _ in range(3):
            thread = threading.Thread(target=client.get, args=[at.url])
            thread.start()
            thread.join()
    assert (at.connections, len(at.requests)) == (1, 3)


def test_never_closed(wire: Internet) -> None:
    """If nobody closes a client, its idle connections stay open as long as the object exists."""
    client = httpx.Client()
    socket = client.get(HTTPBIN).extensions["network_stream"].get_extra_info("socket")
    time.sleep(3600)
    assert socket.fileno() != -1
    client.close()


def test_resource_warning(server: Start) -> None:
    """When the object is gone, Python reports an unclosed socket with a `ResourceWarning`, which
    isn't shown by default, so don't rely on being told."""
    client = httpx.Client()
    client.get(server(response(b"ok")).url)
    with pytest.warns(ResourceWarning, match="unclosed <socket"):
        del client
        gc.collect()


def test_not_opened_again() -> None:
    """A client that has been closed can't send requests anymore, and you can't open it again:"""
    with httpx.Client() as client:
        pass
    with pytest.raises(RuntimeError, match="Cannot reopen"), client:
        pass


def test_closed_session_opens_connections(server: Start) -> None:
    """A `Session` works on after `close()`: it opens new connections, which nobody may ever
    close."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        session.get(at.url)
    session.get(at.url)
    assert at.connections == 2
    session.close()


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


def test_changed_for_later_requests() -> None:
    """To change a default for all later requests, change the client: `client.headers["Accept"] =
    "text/html"`."""
    with httpx.Client() as client:
        client.headers["Accept"] = "text/html"
        assert client.get(HTTPBIN).request.headers["Accept"] == "text/html"
        assert client.get(HTTPBIN).request.headers["Accept"] == "text/html"


def test_assigned() -> None:
    """You can assign to `headers`, `params`, `cookies`, `auth`, `timeout`, `base_url`, and
    `follow_redirects`."""
    with httpx.Client() as client:
        client.headers = {"X-Header": "1"}
        client.params = {"n": "2"}
        client.cookies = {"c": "3"}
        client.auth = ("user", "secret")
        client.timeout = 4
        client.base_url = "https://httpbin.org"
        client.follow_redirects = True
        sent = client.get("/get").request
        assert str(sent.url) == "https://httpbin.org/get?n=2"
        assert (sent.headers["X-Header"], sent.headers["Cookie"]) == ("1", "c=3")
        assert sent.headers["Authorization"].startswith("Basic ")
        assert sent.extensions["timeout"]["read"] == 4
        assert client.get("/redirect/1").url.path == "/get"


def test_not_assigned() -> None:
    """The client has no attributes for `verify`, `http2`, and `limits`, so you can only pass those
    when you create it."""
    with httpx.Client() as client:
        assert not {"verify", "http2", "limits"} & set(dir(client))
        assert not {"verify", "http2", "limits"} & set(inspect.signature(client.get).parameters)


def test_params_replace_the_query() -> None:
    """HTTPX drops the part of a URL after `?` as soon as the client or the request has
    `params`."""
    with httpx.Client(params={"a": "1"}) as client:
        assert client.build_request("GET", "https://x.example/?page=2").url.query == b"a=1"
    with httpx.Client() as client:
        url = client.build_request("GET", "https://x.example/?page=2", params={"a": "1"}).url
        assert url.query == b"a=1"


def test_empty_path() -> None:
    """An empty path adds a slash: with the base URL above, `client.get("")` requests
    `https://httpbin.org/anything/v1/`."""
    base_url = "https://httpbin.org/anything/v1"
    with httpx.Client(base_url=base_url) as client:
        assert str(client.get("").request.url) == "https://httpbin.org/anything/v1/"


def test_path_without_base_url() -> None:
    """Without a `base_url`, a path such as `/users` raises `httpx.UnsupportedProtocol`."""
    with pytest.raises(httpx.UnsupportedProtocol):
        httpx.get("/users")


def test_token_goes_anywhere() -> None:
    """A client that has a token in `headers` sends it to whatever host you name, also if the URL
    came from a response or a user."""
    headers = {"Authorization": "Bearer secret"}
    with httpx.Client(base_url="https://api.github.com", headers=headers) as client:
        assert client.get(HTTPBIN).json()["headers"]["Authorization"] == "Bearer secret"


def test_no_cookies_without_a_client() -> None:
    """If you call `httpx.get` twice instead, the second request sends no cookie, because each call
    starts with a client of its own."""
    params = {"Set-Cookie": "theme=dark"}
    assert httpx.get("https://httpbin.org/response-headers", params=params).cookies
    assert httpx.get("https://httpbin.org/cookies").json() == {"cookies": {}}


def test_followed_redirect() -> None:
    """With `follow_redirects=True`, `response.cookies` is empty as in requests, because the last
    response set no cookie."""
    with httpx.Client(follow_redirects=True) as client:
        last = client.get(REDIRECT)
    assert (dict(last.cookies), dict(last.history[0].cookies)) == ({}, {"theme": "dark"})
    assert "Set-Cookie" not in last.headers


def test_client_collects_cookies() -> None:
    """The client has collected it in either case, so look for cookies in `client.cookies`."""
    for follow_redirects in (False, True):
        with httpx.Client(follow_redirects=follow_redirects) as client:
            client.get(REDIRECT)
            assert dict(client.cookies) == {"theme": "dark"}


def test_default_limits() -> None:
    """By default, a client opens at most 100 connections at once, and keeps up to 20 idle ones for
    later."""
    limits = inspect.signature(httpx.Client).parameters["limits"].default
    assert (limits.max_connections, limits.max_keepalive_connections) == (100, 20)


def test_pool_timeout(server: Start) -> None:
    """A request that finds all 100 in use waits for one of them, and raises `httpx.PoolTimeout` if
    that takes longer than the timeout."""
    at = server(response(b"ok"))
    with httpx.Client() as client:
        streams = [client.send(httpx.Request("GET", at.url), stream=True) for _ in range(100)]
        with pytest.raises(httpx.PoolTimeout):
            client.get(at.url, timeout=httpx.Timeout(5, pool=0.05))
        threading.Timer(0.05, streams[0].read).start()
        assert client.get(at.url).status_code == 200


def test_limits_count_all_hosts(server: Start) -> None:
    """Both numbers count the connections to all hosts together."""
    one, other = server(response(b"ok")), server(response(b"ok"))
    with httpx.Client(limits=httpx.Limits(max_connections=1)) as client:
        with client.stream("GET", one.url), pytest.raises(httpx.PoolTimeout):
            client.get(other.url, timeout=httpx.Timeout(5, pool=0.01))
    with httpx.Client(limits=httpx.Limits(max_keepalive_connections=1)) as client:
        for url in (one.url, other.url) * 2:
            client.get(url)
    assert one.connections + other.connections == 1 + 4


def test_keepalive_not_named() -> None:
    """`httpx.Limits(max_connections=50)` doesn't keep the other default: it means that any number
    of idle connections is kept."""
    assert httpx.Limits(max_connections=50).max_keepalive_connections is None


def test_connections_not_named(server: Start) -> None:
    """With `max_keepalive_connections` alone, the client opens any number of connections."""
    at = server(response(b"ok"))
    limits = httpx.Limits(max_keepalive_connections=20)
    with httpx.Client(limits=limits) as client, ExitStack() as in_flight:
        for _ in range(120):
            in_flight.enter_context(client.stream("GET", at.url))
    assert at.connections == 120


def test_keepalive_expiry() -> None:
    """A third argument, `keepalive_expiry`, says how many seconds an idle connection is kept; here
    it stays at its default of five."""
    limits = httpx.Limits(max_connections=50, max_keepalive_connections=50)
    assert limits.keepalive_expiry == 5


def test_closed_by_the_server(server: Start) -> None:
    """The server may close the connection before that, in which case the next request opens
    another."""
    at = server([response(b"ok"), Server.HANG_UP])
    with httpx.Client() as client:
        client.get(at.url)
        time.sleep(0.05)
        assert client.get(at.url).status_code == 200
    assert at.connections == 2


def connections_opened(client: httpx.Client | httpx2.Client, at: Server) -> int:
    """By two requests, one after the other, while two others are in flight."""
    with client, ExitStack() as in_flight:
        for _ in range(2):
            in_flight.enter_context(client.stream("GET", at.url))
        client.get(at.url)
        client.get(at.url)
    return at.connections - 2


def test_idle_while_others_are_open(server: Start) -> None:
    """httpx 0.28.1 closes a connection as soon as it's idle while more than
    `max_keepalive_connections` are *open*, whether or not the others are idle."""
    client = httpx.Client(limits=httpx.Limits(max_keepalive_connections=2))
    assert connections_opened(client, server(response(b"ok"))) == 2


def test_twenty_in_flight(server: Start) -> None:
    """So with the default limits, while 20 other requests are in flight, each further request
    opens a connection of its own."""
    at = server(response(b"ok"))
    with httpx.Client() as client, ExitStack() as in_flight:
        for _ in range(20):
            in_flight.enter_context(client.stream("GET", at.url))
        for _ in range(5):
            client.get(at.url)
    assert at.connections == 25


def test_httpx2_counts_idle_connections(server: Start) -> None:
    """httpx2 has corrected this, and counts only the idle ones."""
    client = httpx2.Client(limits=httpx2.Limits(max_keepalive_connections=2))
    assert connections_opened(client, server(response(b"ok"))) == 1


def test_pool_of_requests(server: Start) -> None:
    """A `Session` keeps up to ten connections for each host, and opens more when it needs them,
    without a limit."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        for _ in range(2):
            for each in [session.get(at.url, stream=True) for _ in range(30)]:
                assert each.content
    assert at.connections == 30 + 20


def test_pool_block(server: Start) -> None:
    """With `pool_block=True`, `pool_maxsize` is a limit for each host, as in the first tab."""
    at, other = server(response(b"ok")), server(response(b"ok"))
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(pool_maxsize=1, pool_block=True))
        first = session.get(at.url, stream=True)
        second = threading.Thread(target=session.get, args=[at.url])
        second.start()
        assert session.get(other.url).ok
        second.join(0.05)
        assert second.is_alive()
        first.close()
        second.join()


def test_pages_share_a_connection(wire: Internet) -> None:
    """All pages come over the same connection, since the function uses the client that it was
    given."""
    ports: list[int] = []
    hook = {"response": [lambda response: ports.append(local_port(response))]}
    with httpx.Client(event_hooks=hook) as client:
        url: str | None = "https://api.github.com/users/python/repos"
        while url:
            url = client.get(url).links.get("next", {}).get("url")
    assert len(ports) > 1 and len(set(ports)) == 1
