"""Claims of docs/migration/migrating.md."""

import asyncio
import gc
import inspect
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from fake_internet import authorities
from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"
UNTRUSTED = f"https://{authorities.UNTRUSTED_HOST}/"


def test_warnings_as_errors() -> None:
    """That finds the arguments that httpx still accepts but is going to remove."""
    with pytest.warns(DeprecationWarning):
        httpx.post(POST, data=b"bytes")  # type: ignore[arg-type]
    with pytest.warns(DeprecationWarning), httpx.Client(verify="/") as client:
        client.get(GET)


def test_error_without_response() -> None:
    """So `except httpx.HTTPError as error` followed by `error.response` is an `AttributeError`
    when a request times out."""
    with pytest.raises(httpx.HTTPError) as caught:
        httpx.get("https://httpbin.org/delay/9")
    assert not hasattr(caught.value, "response")


def test_name_of_the_base_class() -> None:
    """`requests.HTTPError` is an error status, and `httpx.HTTPError` is the base class of
    timeouts and lost connections too."""
    assert not issubclass(requests.Timeout, requests.HTTPError)
    assert not issubclass(requests.ConnectionError, requests.HTTPError)
    assert issubclass(httpx.TimeoutException, httpx.HTTPError)
    assert issubclass(httpx.NetworkError, httpx.HTTPError)


def test_request_exception() -> None:
    """`requests.RequestException` covers what a request, its response and its JSON can raise."""
    names = [
        name for name in dir(requests.exceptions) if name.endswith(("Error", "Timeout", "URL"))
    ]
    found = [getattr(requests.exceptions, name) for name in names]
    ours = [each for each in found if each.__module__ == "requests.exceptions"]
    assert requests.exceptions.JSONDecodeError in ours
    assert all(issubclass(each, requests.RequestException) for each in ours)


def test_no_single_class() -> None:
    """httpx has no single class for all of that, because a URL that can't be parsed and a body
    that isn't JSON aren't HTTP errors there:"""
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)
    assert not issubclass(json.JSONDecodeError, httpx.HTTPError)


def test_value_error() -> None:
    """`ValueError` is there for `response.json()`: it's the base class of `JSONDecodeError`, and
    of the `UnicodeDecodeError` that httpx raises when the JSON isn't valid UTF-8."""
    assert issubclass(json.JSONDecodeError, ValueError)
    assert issubclass(UnicodeDecodeError, ValueError)
    with pytest.raises(UnicodeDecodeError):
        httpx.Response(200, content=b'"\xff"').json()


def test_stream_error() -> None:
    """It's a `RuntimeError`, and no `HTTPError`."""
    assert issubclass(httpx.StreamError, RuntimeError)
    assert not issubclass(httpx.StreamError, httpx.HTTPError)


def test_stream_read_twice() -> None:
    """If you read streams, add `httpx.StreamError`, for a stream that was read twice or after it
    was closed."""
    with httpx.stream("GET", GET) as streamed:
        list(streamed.iter_bytes())
        with pytest.raises(httpx.StreamError):
            list(streamed.iter_raw())
    with httpx.stream("GET", GET) as streamed:
        pass
    with pytest.raises(httpx.StreamError):
        streamed.read()


def test_connection_errors(server: Callable[..., Server]) -> None:
    """A connection that can't be made or breaks is a `NetworkError` in httpx, and one that the
    server closes without a response is a `RemoteProtocolError`."""
    assert issubclass(httpx.ConnectError, httpx.NetworkError)
    assert issubclass(httpx.ReadError, httpx.NetworkError)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(server([Server.HANG_UP]).url)


def test_connect_timeout() -> None:
    """A connection that takes too long is a `ConnectionError` as well as a `Timeout` in requests,
    and only a `TimeoutException` in httpx."""
    assert issubclass(requests.ConnectTimeout, requests.ConnectionError)
    assert issubclass(requests.ConnectTimeout, requests.Timeout)
    assert issubclass(httpx.ConnectTimeout, httpx.TimeoutException)
    assert not issubclass(httpx.ConnectTimeout, httpx.NetworkError)


def test_url_without_scheme() -> None:
    """A URL without `https://` is an `UnsupportedProtocol` error."""
    with pytest.raises(httpx.UnsupportedProtocol):
        httpx.get("httpbin.org/get")


def test_os_error() -> None:
    """`requests.RequestException` is an `OSError`, and `httpx.HTTPError` isn't."""
    assert issubclass(requests.RequestException, OSError)
    assert not issubclass(httpx.HTTPError, OSError)


@pytest.fixture
def deaf() -> Iterator[str]:
    """The URL of a server that accepts connections and reads nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


LARGE = bytes(20_000_000)


def test_first_number_limits_sending(server: Callable[..., Server], deaf: str) -> None:
    """The first number limits sending too, because requests puts it on the socket when it
    connects, and puts the second one there only when it begins to read."""
    with pytest.raises(requests.ConnectionError) as caught:
        requests.post(deaf, data=LARGE, timeout=(0.05, 60.0))
    assert "TimeoutError" in repr(caught.value)


def test_translation(server: Callable[..., Server], deaf: str) -> None:
    """So the exact translation is `httpx.Timeout(10.0, connect=3.0, write=3.0)`."""
    with pytest.raises(httpx.WriteTimeout):
        timeout = httpx.Timeout(60.0, connect=0.05, write=0.05)
        httpx.post(deaf, content=LARGE, timeout=timeout)


def test_write_timeout() -> None:
    """If you leave `write=` out, as in the program above, sending may wait for ten seconds."""
    assert httpx.Timeout(10.0, connect=3.0).write == 10.0


def test_pair() -> None:
    """httpx accepts `timeout=(3.0, 10.0)` without a warning, but then it waits without a limit
    when it sends, and for a free connection."""
    pair: Any = (3.0, 10.0)
    timeout = httpx.Client(timeout=pair).timeout
    assert (timeout.connect, timeout.read) == (3.0, 10.0)
    assert (timeout.write, timeout.pool) == (None, None)


def test_pairs_in_data() -> None:
    """In requests that's often a list of pairs, which httpx doesn't take: a `Client` raises a
    `TypeError`, and an `AsyncClient` a `RuntimeError` that speaks of a sync request."""
    pairs: Any = [("tag", "new"), ("tag", "blue")]
    with pytest.warns(DeprecationWarning), pytest.raises(TypeError):
        httpx.post(POST, data=pairs)

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await client.post(POST, data=pairs)

    with pytest.warns(DeprecationWarning), pytest.raises(RuntimeError, match="sync request"):
        asyncio.run(main())


def test_pairs_in_params() -> None:
    """For `params=`, a list of pairs works in httpx too."""
    pairs: Any = [("tag", "new"), ("tag", "blue")]
    assert httpx.get(GET, params=pairs).json()["args"] == {"tag": ["new", "blue"]}


def test_methods_without_a_body() -> None:
    """`httpx.delete` has no argument for it, and neither do `get`, `head` and `options`, so use
    `request`, which takes any method and all arguments:"""
    for function in (httpx.delete, httpx.get, httpx.head, httpx.options):
        names = inspect.signature(function).parameters
        assert not {"content", "data", "files", "json"} & set(names)
    assert {"content", "data", "files", "json"} <= set(inspect.signature(httpx.request).parameters)


def test_verify(wire: Internet) -> None:
    """`verify=` takes `True`, `False` or an `ssl.SSLContext`."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        context = ssl.create_default_context(cafile=path)
    for verify in (context, False):
        assert httpx.get(UNTRUSTED, verify=verify).status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(UNTRUSTED, verify=True)


def test_proxy(server: Callable[..., Server]) -> None:
    """`proxy=` takes the URL of one proxy for all requests."""
    proxy = server(response(b"proxy"))
    with httpx.Client(proxy=proxy.url) as client:
        assert client.get("http://one.example/").text == "proxy"
        assert client.get("http://two.example/").text == "proxy"


def test_mounts(server: Callable[..., Server]) -> None:
    """It takes transports, not URLs: `mounts={"https://":
    httpx.HTTPTransport(proxy="http://localhost:8030")}`."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    mounts = {"all://some.example": httpx.HTTPTransport(proxy=proxy.url)}
    with httpx.Client(mounts=mounts) as client:
        assert client.get("http://some.example/").text == "proxy"
        assert client.get(at.url).text == "direct"
    url: Any = {"http://": proxy.url}
    with pytest.raises(AttributeError):
        httpx.Client(mounts=url).get(at.url)  # before it connects


def test_event_hooks() -> None:
    """`event_hooks=` takes a dictionary of lists: `event_hooks={"response": [log_response]}`."""
    seen: list[httpx.Response] = []
    received = httpx.Client(event_hooks={"response": [seen.append]}).get(GET)
    assert seen == [received]
    wrong: Any = [seen.append]
    with pytest.raises(AttributeError):
        httpx.Client(event_hooks=wrong)
    with pytest.raises(TypeError):
        httpx.Client(event_hooks={"response": wrong[0]}).get(GET)


def test_hook_returns() -> None:
    """A hook's return value is ignored."""
    hooks: Any = {"response": [lambda received: httpx.Response(500)]}
    assert httpx.Client(event_hooks=hooks).get(GET).status_code == 200


def test_path_as_text(wire: Internet) -> None:
    """A path as text, `verify="authority.pem"`, still works with a `DeprecationWarning`, and so
    does `cert=` on its own."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        with pytest.warns(DeprecationWarning), httpx.Client(verify=path) as client:
            assert client.get(UNTRUSTED).status_code == 200
    certificate = authorities.trusted().issue_cert("client.example")
    with certificate.private_key_and_cert_chain_pem.tempfile() as path:
        with pytest.warns(DeprecationWarning), httpx.Client(cert=path) as client:
            assert client.get(GET).status_code == 200


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_path(wire: Internet) -> None:
    """A `pathlib.Path` is accepted when the client is created, and the first request over HTTPS
    then raises an `AttributeError`."""
    path: Any = Path("authority.pem")
    with httpx.Client(verify=path) as client, pytest.raises(AttributeError):
        client.get(GET)
    gc.collect()  # httpx has left the connection open


def test_functions() -> None:
    """`httpx.get` and the other functions create a client for each call, so they take `verify=`
    and `proxy=` too."""
    for function in (httpx.get, httpx.post, httpx.request, httpx.stream):
        assert {"verify", "proxy"} <= set(inspect.signature(function).parameters)


def test_positional() -> None:
    """`httpx.get(url, {"page": 2})` is a `TypeError`, because every argument after the URL has
    to be named."""
    get: Any = httpx.get
    with pytest.raises(TypeError):
        get(GET, {"page": 2})


def test_header_none(internet: Internet) -> None:
    """A header with the value `None`, which requests leaves out, is a `TypeError`."""
    headers: Any = {"Accept": None}
    requests.get(GET, headers=headers)
    assert "Accept" not in internet.exchanges[-1].request.headers
    with pytest.raises(TypeError):
        httpx.get(GET, headers=headers)


def test_missing_names() -> None:
    """`response.reason`, `response.ok` and `response.iter_content` don't exist, and using one is
    an `AttributeError`."""
    received = httpx.get(GET)
    assert not any(hasattr(received, name) for name in ("reason", "ok", "iter_content"))


def test_url() -> None:
    """`response.url` is an `httpx.URL`, so `response.url.startswith(…)` is an
    `AttributeError`."""
    received = httpx.get(GET)
    assert isinstance(received.url, httpx.URL) and not hasattr(received.url, "startswith")


def test_ignored(server: Callable[..., Server]) -> None:
    """`client.cert` and `client.proxies` are ignored in the same way."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    client: Any
    with httpx.Client() as client:
        client.cert, client.proxies = "no-such-file.pem", {"http://": proxy.url}
        assert client.get(at.url).text == "direct"


def test_changed() -> None:
    """You can change `headers`, `cookies`, `params`, `timeout`, `auth`, `base_url`,
    `follow_redirects` and `event_hooks` on an existing client, and they take effect with the
    next request."""
    client = httpx.Client()
    client.headers = httpx.Headers({"X-A": "1"})
    client.cookies = httpx.Cookies({"b": "2"})
    client.params = httpx.QueryParams({"c": "3"})
    client.timeout = httpx.Timeout(1.0)
    client.auth = httpx.BasicAuth("user", "secret")
    client.base_url = httpx.URL("https://httpbin.org")
    client.follow_redirects = True
    seen: list[httpx.Response] = []
    client.event_hooks = {"response": [seen.append]}
    received = client.get("/redirect-to", params={"url": "/anything"})
    assert [each.status_code for each in seen] == [302, 200] and received.status_code == 200
    sent = seen[0].request
    assert {"x-a", "cookie", "authorization"} <= set(sent.headers)
    assert sent.url.host == "httpbin.org" and sent.url.params["c"] == "3"
    with pytest.raises(httpx.ReadTimeout):
        client.get("/delay/2")


def test_assign_headers(internet: Internet) -> None:
    """Assigning `client.headers` keeps httpx's own default headers, such as `User-Agent`, while
    assigning `session.headers` removes those of requests."""
    client, session = httpx.Client(), requests.Session()
    client.headers = httpx.Headers({"X-A": "1"})
    session.headers = {"X-A": "1"}  # type: ignore[assignment]
    client.get(GET)
    session.get(GET)
    ours, theirs = (each.request.headers for each in internet.exchanges)
    assert ours["User-Agent"].startswith("python-httpx/")
    assert not theirs.get("User-Agent", "").startswith("python-requests/")


def test_session_attributes(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`session.verify`, `session.cert` and `session.proxies` take effect with the next
    request."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    with requests.Session() as session:
        assert session.get(at.url).text == "direct"
        session.proxies = {"http": proxy.url}
        assert session.get(at.url).text == "proxy"
        session.proxies = {}
        session.cert = "no-such-file.pem"
        with pytest.raises(OSError, match="no-such-file"):
            session.get("https://127.0.0.1:1/")
        session.cert = None
        session.verify = "no-other-file.pem"
        with pytest.raises(OSError, match="no-other-file"):
            session.get("https://127.0.0.1:1/")


def attempts(server: Callable[..., Server], library: str, *steps: Any, method: str = "GET") -> int:
    """How often a server is asked for one response, with three retries."""
    at = server(*steps)
    if library == "httpx":
        with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
            with pytest.raises(httpx.HTTPError):
                client.request(method, at.url).raise_for_status()
    else:
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=3))
            with pytest.raises(requests.RequestException):
                session.request(method, at.url).raise_for_status()
    return len(at.requests)


def test_broken_connection(server: Callable[..., Server]) -> None:
    """`HTTPAdapter(max_retries=3)` also repeats a GET whose connection breaks before the
    response arrives, and `HTTPTransport(retries=3)` doesn't."""
    assert attempts(server, "requests", [Server.HANG_UP]) == 4
    assert attempts(server, "httpx", [Server.HANG_UP]) == 1


def test_status(server: Callable[..., Server]) -> None:
    """Neither of them repeats a request because of its status, such as 503."""
    unavailable = response(status="503 Service Unavailable")
    assert attempts(server, "requests", unavailable) == 1
    assert attempts(server, "httpx", unavailable) == 1


def test_connect_again(monkeypatch: pytest.MonkeyPatch, server: Callable[..., Server]) -> None:
    """`HTTPTransport(retries=3)` tries to connect again when connecting fails, and that's
    all:"""
    connect, tries = socket.create_connection, []

    def refuse(*args: Any, **options: Any) -> socket.socket:
        tries.append(args)
        if len(tries) < 2:
            raise ConnectionRefusedError
        return connect(*args, **options)

    monkeypatch.setattr(socket, "create_connection", refuse)
    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        assert client.get(server(response(b"ok")).url).text == "ok"
    assert len(tries) == 2


def test_status_forcelist(server: Callable[..., Server]) -> None:
    """If your program passes a `Retry(status_forcelist=[503])` to do that, use the package
    httpx-retries, whose transport takes a similar `Retry`, or write the loop yourself; with
    httpx2, write the loop, because that package is made for httpx."""
    at = server(response(status="503 Service Unavailable"), response(b"ok"))
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=Retry(1, status_forcelist=[503])))
        assert session.get(at.url).text == "ok"


def test_transport_takes_over(wire: Internet) -> None:
    """A client with `transport=` no longer uses its own `verify=`, `http2=` and `limits=`."""
    options: Any = {"verify": False, "http2": True, "limits": httpx.Limits(max_connections=0)}
    with httpx.Client(transport=httpx.HTTPTransport(), **options) as client:
        assert client.get(GET).http_version == "HTTP/1.1"
        with pytest.raises(httpx.ConnectError):
            client.get(UNTRUSTED)


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_ca_bundle(wire: Internet, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """httpx ignores `REQUESTS_CA_BUNDLE` and `CURL_CA_BUNDLE`."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv(name, path)
        assert requests.get(UNTRUSTED).status_code == 200
        with pytest.raises(httpx.ConnectError):
            httpx.get(UNTRUSTED)


def test_ssl_cert_file(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set `SSL_CERT_FILE` to the same path, which needs no change to the program; requests
    ignores that one, so you can set both while you move."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv("SSL_CERT_FILE", path)
        assert httpx.get(UNTRUSTED).status_code == 200
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(UNTRUSTED)


def test_netrc(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """httpx doesn't read passwords from `~/.netrc`, and requests does."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login user password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.delenv("NETRC", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    at = server(response())
    requests.get(at.url)
    httpx.get(at.url)
    assert [b"Authorization: " in each for each in at.requests] == [True, False]


def test_netrc_auth(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, internet: Internet) -> None:
    """Pass `auth=httpx.NetRCAuth()` to the client if you want them."""
    (tmp_path / ".netrc").write_text("machine httpbin.org login user password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    httpx.Client(auth=httpx.NetRCAuth()).get(GET)
    assert "Authorization" in internet.exchanges[-1].request.headers


def test_proxies(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """Both use the proxies in `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, and
    `trust_env=False` switches that off in httpx."""
    for name in ("HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    for name in ("HTTP_PROXY", "ALL_PROXY"):
        with monkeypatch.context() as patch:
            patch.setenv(name, proxy.url)
            assert httpx.get(at.url).text == requests.get(at.url).text == "proxy"
            assert httpx.get(at.url, trust_env=False).text == "direct"
            patch.setenv("NO_PROXY", "127.0.0.1")
            assert httpx.get(at.url).text == requests.get(at.url).text == "direct"


def test_prepared() -> None:
    """To include what a session or client adds, such as its headers, use
    `session.prepare_request(…)` and `client.build_request(…)`."""
    session, client = requests.Session(), httpx.Client(headers={"X-A": "1"})
    session.headers["X-A"] = "1"
    before = session.prepare_request(requests.Request("GET", GET))
    after = client.build_request("GET", GET)
    assert before.headers["X-A"] == after.headers["X-A"] == "1"
    assert "User-Agent" in before.headers and "User-Agent" in after.headers


def test_charset(server: Callable[..., Server]) -> None:
    """If a text response doesn't name its charset, httpx decodes it as UTF-8, and requests as
    ISO-8859-1."""
    at = server(response("é".encode(), "Content-Type: text/plain"))
    assert (httpx.get(at.url).text, requests.get(at.url).text) == ("é", "Ã©")


def test_default_encoding(server: Callable[..., Server]) -> None:
    """For an old server, pass `default_encoding="iso-8859-1"` to the client."""
    at = server(response("é".encode("latin-1"), "Content-Type: text/plain"))
    with httpx.Client(default_encoding="iso-8859-1") as client:
        assert client.get(at.url).text == "é"


def test_elapsed(server: Callable[..., Server]) -> None:
    """`response.elapsed` includes the time to read the content in httpx, and ends with the
    headers in requests."""
    at = server([response(b"ab")[:-1], 0.1, b"b"])
    assert httpx.get(at.url).elapsed.total_seconds() > 0.09
    assert requests.get(at.url).elapsed.total_seconds() < 0.09
