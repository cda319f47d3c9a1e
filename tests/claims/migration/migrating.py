"""Claims of docs/migration/migrating.md."""

import asyncio
import inspect
import io
import json
import re
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.exceptions import ReadTimeoutError

from contents import ROOT
from fake_internet import authorities
from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"
UNTRUSTED = f"https://{authorities.UNTRUSTED_HOST}/"


def test_name_of_the_base_class() -> None:
    """`requests.HTTPError` is an error status, and `httpx.HTTPError` is the base class of
    timeouts and lost connections too."""
    assert not issubclass(requests.Timeout, requests.HTTPError)
    assert not issubclass(requests.ConnectionError, requests.HTTPError)
    assert issubclass(httpx.TimeoutException, httpx.HTTPError)
    assert issubclass(httpx.NetworkError, httpx.HTTPError)


def test_no_single_class() -> None:
    """httpx has no single class for all of that, because a URL that can't be parsed and a body
    that isn't JSON aren't HTTP errors there:"""
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)
    assert not issubclass(json.JSONDecodeError, httpx.HTTPError)


def test_callers() -> None:
    """When you move a function, look at its callers too: their `except requests.…` no longer
    catches what it raises, and nothing tells you so."""
    for name in httpx.__all__:
        if inspect.isclass(each := getattr(httpx, name)) and issubclass(each, Exception):
            assert not issubclass(each, (requests.RequestException, OSError))


def test_unmoved_options(wire: Internet) -> None:
    """`auth=("user", "password")` stays as it is, and `verify=False` becomes an argument of the
    client."""
    url = "https://httpbin.org/basic-auth/user/password"
    auth = ("user", "password")
    assert httpx.get(url, auth=auth).status_code == requests.get(url, auth=auth).status_code == 200
    with httpx.Client(verify=False) as client:
        assert client.get(UNTRUSTED).status_code == 200


def test_same_names() -> None:
    """`ConnectTimeout`, `ReadTimeout`, `ProxyError` and `TooManyRedirects` have the same names in
    both."""
    for name in ("ConnectTimeout", "ReadTimeout", "ProxyError", "TooManyRedirects"):
        assert issubclass(getattr(requests.exceptions, name), requests.RequestException)
        assert issubclass(getattr(httpx, name), httpx.HTTPError)


def test_stream_error() -> None:
    """`httpx.StreamError`, which you get for reading a stream twice or after it was closed, is a
    `RuntimeError`, and in none of these rows."""
    listed = (httpx.HTTPError, httpx.InvalidURL, ValueError)
    assert issubclass(httpx.StreamError, RuntimeError)
    assert not issubclass(httpx.StreamError, listed)
    with httpx.stream("GET", GET) as received:
        list(received.iter_bytes())
        with pytest.raises(httpx.StreamError):
            list(received.iter_bytes())
    with httpx.stream("GET", GET) as received:
        pass
    with pytest.raises(httpx.StreamError):
        received.read()


def test_value_error_of_the_request() -> None:
    """httpx also raises it before it sends anything, for NaN in `json=` and for some host
    names."""
    with httpx.Client() as client:
        with pytest.raises(ValueError, match="JSON"):
            client.build_request("POST", POST, json=float("nan"))
    with pytest.raises(UnicodeError):  # as `socket` encodes it before it looks the host up
        httpx.URL("http://.example/").host.encode("idna")
    assert issubclass(UnicodeError, ValueError)


def test_faked_timeout() -> None:
    """To fake a timeout, let it raise `httpx.ReadTimeout("timed out")`."""

    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("timed out")

    with httpx.Client(transport=httpx.MockTransport(respond)) as client:
        with pytest.raises(httpx.TimeoutException) as caught:
            client.get(GET)
    assert caught.value.request.url == GET


def test_os_error() -> None:
    """`requests.RequestException` is an `OSError`, and `httpx.HTTPError` isn't."""
    assert issubclass(requests.RequestException, OSError)
    assert not issubclass(httpx.HTTPError, OSError)


def test_pairs_in_params() -> None:
    """For `params=`, a list of pairs works in httpx too."""
    pairs: Any = [("tag", "new"), ("tag", "blue")]
    assert httpx.get(GET, params=pairs).json()["args"] == {"tag": ["new", "blue"]}


def test_functions() -> None:
    """`httpx.get` and the other functions create a client for each call, so they take `verify=`
    and `proxy=` too."""
    for function in (httpx.get, httpx.post, httpx.request, httpx.stream):
        assert {"verify", "proxy"} <= set(inspect.signature(function).parameters)


def test_prepared() -> None:
    """To include what a session or client adds, such as its headers, use
    `session.prepare_request(…)` and `client.build_request(…)`."""
    session, client = requests.Session(), httpx.Client(headers={"X-A": "1"})
    session.headers["X-A"] = "1"
    before = session.prepare_request(requests.Request("GET", GET))
    after = client.build_request("GET", GET)
    assert before.headers["X-A"] == after.headers["X-A"] == "1"
    assert "User-Agent" in before.headers and "User-Agent" in after.headers


def test_warnings_as_errors() -> None:
    """Other packages' warnings fail then too, so look for tracebacks that end in httpx: they show
    arguments that it accepts and advises against."""
    with pytest.warns(DeprecationWarning) as told:
        httpx.post(POST, data=b"bytes")  # type: ignore[arg-type]
        httpx.Client(verify="/").close()
        httpx.Client().get(GET, cookies={"a": "1"})
    assert len(told) == 3
    assert {Path(each.filename).parent for each in told} == {Path(httpx.__file__).parent}


def test_functions_connect_each_time(server: Callable[..., Server]) -> None:
    """Replace `requests.get(…)` with `client.get(…)` too: `httpx.get` doesn't have these settings,
    and opens a connection for each call, as `requests.get` did."""
    for get in (requests.get, httpx.get):
        at = server(response(b"ok"))
        for _ in range(2):
            get(at.url)
        assert at.connections == 2


def test_two_classes() -> None:
    """The exceptions have other names, and one class became two, because `httpx.HTTPError` doesn't
    include `InvalidURL`."""
    assert issubclass(requests.exceptions.InvalidURL, requests.RequestException)
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


SEARCHES = "snippets/migration/migrating/search_requests.sh"
# Each line of the first three tables, as it may stand in a program, and some that hide it.
TO_BE_FOUND = """\
import requests as rq
from requests import get
session = rq.Session()
page = get(url, {"page": 2})
page = self.session.post(url, {"page": 2})
page = load(url, allow_redirects=False)
page = load(url, stream = True)
for chunk in page.iter_content(10):
if page.ok:
why = page.reason
if page.url.startswith("x"):
page = load(url, data=[("a", "1"), ("a", "2")])
page = load(url, data=b"raw")
session.delete(url, json=[1])
page = load(url, headers={"Accept": None})
page = load(url, verify="company.pem")
page = load(url, cert="client.pem")
page = load(url, proxies={"https": proxy})
page = load(url, hooks={"response": log})
if answer:
    return answer if answer else None
if answer and answer.history:
while not self.answer:
assert answer
if r2:
if (answer):
assert answer, "no answer"
good = [r for r in responses if r]
page = answer or {}
return answer and answer.json()
good = bool(answer)
good = all(answers)
load(not answer, 1)
session.mount("https://", adapter)
page = load(url, params={"a": None})
page = load(url, timeout=(3.0, 10.0))
adapter = HTTPAdapter(max_retries=3)
for line in page.iter_lines():
read(page.text)
took = page.elapsed
session.verify=False
session.cert = "client.pem"
session.proxies.update({"https": proxy})
session.proxies["https"] = proxy
except HTTPError as error:
except (
os.environ["REQUESTS_CA_BUNDLE"]
os.environ["NO_PROXY"]
"""


def searches(tmp_path: Path) -> list[tuple[str, str]]:
    """The files and lines that the searches of the page print for a project."""
    (tmp_path / "program.py").write_text(TO_BE_FOUND)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "other.py").write_text(TO_BE_FOUND)
    (tmp_path / ".gitignore").write_text(".venv\n")
    for command in (["git", "init", "--quiet"], ["git", "add", "."]):
        subprocess.run(command, cwd=tmp_path, check=True)
    script = (ROOT / SEARCHES).read_text("utf-8")
    run = subprocess.run(["sh"], input=script, cwd=tmp_path, capture_output=True, text=True)
    assert not run.stderr
    found = [line.split(":", 2) for line in run.stdout.splitlines()]
    return [(file, line) for file, _, line in found]


def test_searches(tmp_path: Path) -> None:
    """
    Between them, they find the kinds of lines that are in the tables below, and a few that
    only [the list of names](names.md) explains.
    """
    script = (ROOT / SEARCHES).read_text("utf-8")
    assert not re.search(r"\\[a-zA-Z]", script)  # which git on macOS reads as a letter
    found = {line for _, line in searches(tmp_path)}
    assert found == set(TO_BE_FOUND.splitlines())


def test_searched_files(tmp_path: Path) -> None:
    """`git grep` reads only the files that git knows, so it stays out of your virtual environment
    (on Windows, use Git Bash):"""
    assert {file for file, _ in searches(tmp_path)} == {"program.py"}


def test_error_without_response() -> None:
    """So `except httpx.HTTPError as error` followed by `error.response` raises an `AttributeError`
    when a request times out."""
    with pytest.raises(httpx.HTTPError) as caught:
        httpx.get("https://httpbin.org/delay/9")
    assert not hasattr(caught.value, "response")


def test_request_exception() -> None:
    """`requests.RequestException` covers nearly everything that a request, its response and its
    JSON can raise."""
    found = [value for value in vars(requests.exceptions).values() if inspect.isclass(value)]
    ours = [
        each
        for each in found
        if each.__module__ == "requests.exceptions" and not issubclass(each, Warning)
    ]
    assert requests.exceptions.JSONDecodeError in ours
    assert all(issubclass(each, requests.RequestException) for each in ours)
    with pytest.raises(OSError, match="no-such") as caught:
        requests.get(GET, verify="no-such.pem")
    assert not isinstance(caught.value, requests.RequestException)


def test_value_error() -> None:
    """`ValueError` is for `response.json()`: it's the base class of `JSONDecodeError`, and of the
    `UnicodeDecodeError` that httpx raises when the JSON isn't valid UTF-8."""
    assert issubclass(json.JSONDecodeError, ValueError)
    assert issubclass(UnicodeDecodeError, ValueError)
    with pytest.raises(UnicodeDecodeError):
        httpx.Response(200, content=b'"\xff"').json()


def test_transport_error(wire: Internet) -> None:
    """`TransportError` is broader than `requests.ConnectionError`: it's the base class of
    timeouts, lost connections, refused certificates, and the errors of proxies and of the
    protocol."""
    assert not issubclass(requests.ReadTimeout, requests.ConnectionError)
    for each in (httpx.TimeoutException, httpx.NetworkError, httpx.ProxyError):
        assert issubclass(each, httpx.TransportError)
    assert issubclass(httpx.ProtocolError, httpx.TransportError)
    with pytest.raises(httpx.TransportError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(UNTRUSTED)


def test_url_without_scheme() -> None:
    """| `MissingSchema`, `InvalidSchema` | `UnsupportedProtocol` | |"""
    for url, name in {"example.org/": "MissingSchema", "ftp://a/": "InvalidSchema"}.items():
        with pytest.raises(getattr(requests.exceptions, name)):
            requests.get(url)
        with pytest.raises(httpx.UnsupportedProtocol):
            httpx.get(url)


@pytest.fixture
def deaf() -> Iterator[str]:
    """The URL of a server that accepts connections and reads nothing."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


def test_sending(server: Callable[..., Server], deaf: str) -> None:
    """
    It allows ten seconds for each wait while sending too, where requests uses its first
    number; that's rarely a problem, and large uploads may even [need
    more](../tutorial/timeouts.md#what-each-timeout-limits).
    """
    assert httpx.Timeout(10.0, connect=3.0).write == 10.0
    large = bytes(20_000_000)
    with pytest.raises(requests.ConnectionError, match="Connection aborted.*[Tt]imed? ?out"):
        requests.post(deaf, data=large, timeout=(0.2, 60.0))
    with pytest.raises(httpx.WriteTimeout):
        httpx.post(deaf, content=large, timeout=httpx.Timeout(60.0, write=0.1))


def test_pair() -> None:
    """Never pass the pair itself: httpx accepts it, but puts no limit on sending."""
    pair: Any = (3.0, 10.0)
    assert httpx.Client(timeout=pair).timeout.write is None


def test_methods_without_a_body() -> None:
    """Some APIs want a body with DELETE or GET, too, and `httpx.delete` and `httpx.get` have no
    argument for it, so use `request`, which takes any method and all arguments:"""
    body = {"content", "data", "files", "json"}
    assert not body & set(inspect.signature(httpx.delete).parameters)
    assert not body & set(inspect.signature(httpx.get).parameters)
    assert body <= set(inspect.signature(httpx.request).parameters)


def test_bytes_in_data() -> None:
    """Bytes, text and, in a `Client`, binary files in `data=` still work, with a
    `DeprecationWarning` that Python usually hides."""
    for value in (b"raw", "raw", io.BytesIO(b"raw")):
        data: Any = value
        with pytest.warns(DeprecationWarning):
            assert httpx.post(POST, data=data).json()["data"] == "raw"


def test_pairs_in_data() -> None:
    """A list of pairs doesn't: a `Client` raises a `TypeError`, and an `AsyncClient` a
    `RuntimeError` whose message mentions a sync request."""
    pairs: Any = [("tag", "new"), ("tag", "blue")]
    with pytest.warns(DeprecationWarning), pytest.raises(TypeError):
        httpx.post(POST, data=pairs)

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await client.post(POST, data=pairs)

    with pytest.warns(DeprecationWarning), pytest.raises(RuntimeError, match="sync request"):
        asyncio.run(main())


@pytest.mark.parametrize("option", ["verify", "cert", "proxies", "hooks"])
def test_options_of_requests(option: str) -> None:
    """In requests, each call can bring its own certificates, proxies and hooks, and a `Session`
    has attributes for those of all calls."""
    assert option in inspect.signature(requests.Session.request).parameters
    assert option in vars(requests.Session())


@pytest.mark.parametrize("option", ["verify", "cert", "proxies", "hooks"])
def test_refused(option: str) -> None:
    """An httpx client takes them once, when it's created, because most of them belong to its
    connections, and its methods refuse them with a `TypeError`."""
    with httpx.Client() as client, pytest.raises(TypeError, match=option):
        client.get(GET, **{option: True})  # type: ignore[arg-type]


def test_only_that_file(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify="company.pem"` becomes `verify=ssl.create_default_context(cafile="company.pem")`,
    which trusts that file only, as requests did."""
    with authorities.untrusted().cert_pem.tempfile() as path:
        context = ssl.create_default_context(cafile=path)
        assert httpx.get(UNTRUSTED, verify=context).status_code == 200
        assert requests.get(UNTRUSTED, verify=path).status_code == 200
        with pytest.raises(httpx.ConnectError):
            httpx.get(GET, verify=context)
        with pytest.raises(requests.exceptions.SSLError):
            requests.get(GET, verify=path)


def test_proxy(server: Callable[..., Server]) -> None:
    """`proxies={"http": url, "https": url}` becomes `proxy=url`, for all requests."""
    proxy = server(response(b"proxy"))
    both = {"http": proxy.url, "https": proxy.url}
    assert requests.get("http://one.example/", proxies=both).text == "proxy"
    with httpx.Client(proxy=proxy.url) as client:
        assert client.get("http://one.example/").text == "proxy"
        assert client.get("http://two.example/").text == "proxy"


def test_mounts(server: Callable[..., Server]) -> None:
    """With a proxy for some URLs only, `proxies={"https://api.example": url}` becomes
    `mounts={"https://api.example": httpx.HTTPTransport(proxy=url)}`."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    one = "http://one.example"
    with httpx.Client(mounts={one: httpx.HTTPTransport(proxy=proxy.url)}) as client:
        assert (client.get(one).text, client.get(at.url).text) == ("proxy", "direct")
    found = [requests.get(url, proxies={one: proxy.url}).text for url in (one, at.url)]
    assert found == ["proxy", "direct"]


def test_event_hooks() -> None:
    """`hooks={"response": log}` becomes `event_hooks={"response": [log]}`, a dictionary of
    lists."""
    seen: list[httpx.Response] = []
    received = httpx.Client(event_hooks={"response": [seen.append]}).get(GET)
    assert seen == [received]
    wrong: Any = {"response": seen.append}
    with pytest.raises(TypeError):
        httpx.Client(event_hooks=wrong).get(GET)


def test_hook_result() -> None:
    """A hook of httpx can't replace the response."""

    def replace(received: Any, **options: Any) -> Any:
        return type(received)() if isinstance(received, requests.Response) else httpx.Response(418)

    hooks: Any = {"response": [replace]}
    with httpx.Client(event_hooks=hooks) as client:
        assert client.get(GET).status_code == 200
    assert requests.get(GET, hooks={"response": replace}).status_code is None


def test_named() -> None:
    """In `httpx.get(url, {"page": 2})`, the second argument has to be named as well:
    `params={"page": 2}` there, and `data={…}` in `httpx.post`."""
    for function in (httpx.get, httpx.post):
        wrong: Any = function
        with pytest.raises(TypeError):
            wrong(GET, {"page": 2})
    assert httpx.get(GET, params={"page": 2}).json()["args"] == {"page": "2"}
    assert httpx.post(POST, data={"page": 2}).json()["form"] == {"page": "2"}


def tries(server: Callable[..., Server], library: str, *steps: Any) -> int:
    """How often a server is asked for one response, with three retries."""
    at = server(*steps)
    if library == "httpx":
        with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
            with pytest.raises(httpx.HTTPError):
                client.get(at.url).raise_for_status()
    else:
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=3))
            with pytest.raises(requests.RequestException):
                session.get(at.url).raise_for_status()
    return len(at.requests)


def test_repeated(server: Callable[..., Server]) -> None:
    """It never repeats a request that has been sent, while requests also repeats a GET whose
    connection breaks or read times out, and one that got 413, 429 or 503 with a `Retry-After`
    header."""
    refused = [
        response(b"", "Retry-After: 0", status=status)
        for status in ("413 Content Too Large", "429 Too Many Requests", "503 Unavailable")
    ]
    for step in ([Server.HANG_UP], *refused):
        assert (tries(server, "requests", step), tries(server, "httpx", step)) == (4, 1)
    late = ReadTimeoutError(HTTPConnectionPool("one.example"), "/", "")
    assert HTTPAdapter(max_retries=3).max_retries.increment("GET", "/", error=late).total == 2
    plain = response(status="503 Unavailable")
    assert (tries(server, "requests", plain), tries(server, "httpx", plain)) == (1, 1)


def test_connect_again(monkeypatch: pytest.MonkeyPatch, server: Callable[..., Server]) -> None:
    """`HTTPTransport(retries=3)` looks like `HTTPAdapter(max_retries=3)` and does less: it tries
    to connect again if that fails."""
    connect, tried = socket.create_connection, []

    def refuse(*args: Any, **options: Any) -> socket.socket:
        tried.append(args)
        if len(tried) < 2:
            raise ConnectionRefusedError
        return connect(*args, **options)

    monkeypatch.setattr(socket, "create_connection", refuse)
    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        assert client.get(server(response(b"ok")).url).text == "ok"
    assert len(tried) == 2


def test_transport_takes_over(wire: Internet) -> None:
    """A client with `transport=` no longer uses its own `verify=`, `cert=`, `http2=` and
    `limits=`, nor the proxies of the environment."""
    options: Any = {"verify": False, "http2": True, "cert": "no-such-file.pem"}
    options["limits"] = httpx.Limits(max_connections=0)
    with httpx.Client(transport=httpx.HTTPTransport(), **options) as client:
        assert client.get(GET).http_version == "HTTP/1.1"
        with pytest.raises(httpx.ConnectError):
            client.get(UNTRUSTED)


def test_transport_in_mounts(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same is true of the transports in `mounts=`."""
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    assert httpx.get(at.url).text == "proxy"
    own: list[Any] = [{"transport": httpx.HTTPTransport()}]
    own.append({"mounts": {"http://": httpx.HTTPTransport()}})
    for options in own:
        with httpx.Client(**options) as client:
            assert client.get(at.url).text == "direct"


def test_retries_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, server: Callable[..., Server]
) -> None:
    """A client with `proxy=` doesn't use its `transport=`, and a transport with `proxy=` ignores
    `retries=`, so use the loop there."""
    fake = httpx.MockTransport(lambda request: httpx.Response(200, text="fake"))
    with httpx.Client(transport=fake, proxy=server(response(b"proxy")).url) as client:
        assert client.get("http://one.example/").text == "proxy"
    tried = []

    def refuse(*args: Any, **options: Any) -> socket.socket:
        tried.append(args)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    transport = httpx.HTTPTransport(retries=3, proxy="http://127.0.0.1:1")
    with httpx.Client(transport=transport) as client, pytest.raises(httpx.ConnectError):
        client.get("http://one.example/")
    assert len(tried) == 1


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_ca_bundle(wire: Internet, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """httpx ignores `REQUESTS_CA_BUNDLE` and `CURL_CA_BUNDLE`."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with authorities.untrusted().cert_pem.tempfile() as path:
        monkeypatch.setenv(name, path)
        assert requests.get(UNTRUSTED).status_code == 200
        with pytest.raises(httpx.ConnectError):
            httpx.get(UNTRUSTED)


def test_ssl_cert_file(wire: Internet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Set `SSL_CERT_FILE` to the same path, or `SSL_CERT_DIR` if it's a directory; requests
    ignores both, so you can set all of them while you move."""
    monkeypatch.delenv("SSL_CERT_FILE")
    with authorities.untrusted().cert_pem.tempfile() as path:
        for name, value in {"SSL_CERT_FILE": path, "SSL_CERT_DIR": str(tmp_path)}.items():
            with monkeypatch.context() as patch:
                patch.setenv(name, value)
                assert requests.get(GET).status_code == 200
                with pytest.raises(httpx.ConnectError):
                    httpx.get(GET)  # replaced by those in the file, or in the empty directory
                if value == path:
                    assert httpx.get(UNTRUSTED).status_code == 200


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
    """Pass `auth=httpx.NetRCAuth()` to the client if you want them; it raises a
    `FileNotFoundError` where there's no such file."""
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        httpx.NetRCAuth()
    (tmp_path / ".netrc").write_text("machine httpbin.org login user password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    httpx.Client(auth=httpx.NetRCAuth()).get(GET)
    assert "Authorization" in internet.exchanges[-1].request.headers


def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        for each in (name, name.lower()):
            monkeypatch.delenv(each, raising=False)


def test_range(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """httpx ignores ranges of addresses in `NO_PROXY`, such as `10.0.0.0/8`, and sends those
    requests to the proxy; list the addresses, or use httpx2."""
    without_proxies(monkeypatch)
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert requests.get(at.url).text == "direct"
    assert (httpx.get(at.url).text, httpx2.get(at.url).text) == ("proxy", "direct")


def test_trust_env(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`trust_env=False` makes httpx ignore the variables for certificates and proxies."""
    without_proxies(monkeypatch)
    at, proxy = server(response(b"direct")), server(response(b"proxy"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("SSL_CERT_FILE", "no-such-file.pem")
    with pytest.raises(FileNotFoundError):
        httpx.get(at.url)
    assert httpx.get(at.url, trust_env=False).text == "direct"


def test_replaced_elsewhere(server: Callable[..., Server]) -> None:
    """If your code creates its client itself, or you have many tests with `responses`, use respx,
    which intercepts httpx's requests as `responses` does those of requests."""
    import respx

    at = server(response(b"real"))
    with respx.mock() as router:
        router.get(at.url).respond(text="mocked")
        assert httpx.get(at.url).text == "mocked"
        assert requests.get(at.url).text == "real"
