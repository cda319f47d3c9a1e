"""Claims of docs/tutorial/familiar-not-identical.md."""

import asyncio
import base64
import contextlib
import enum
import hmac
import io
import json
import logging
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
import requests
import urllib3

from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"
UNTRUSTED = "https://untrusted-root.badssl.com/"
REDIRECT = "https://httpbin.org/redirect/1"


def old(status: int = 200, **headers: str) -> requests.Response:
    """A response of requests with this status."""
    made = requests.Response()
    made.status_code = status
    made.headers.update(headers)
    return made


def new(status: int = 200, **options: Any) -> httpx.Response:
    """A response of httpx with this status."""
    return httpx.Response(status, request=httpx.Request("GET", GET), **options)


def both(server: Callable[..., Server], *of: bytes | list[bytes | float]) -> tuple[Any, Any]:
    """What requests and httpx make of this response."""
    at = server(*of)
    return requests.get(at.url, timeout=5), httpx.get(at.url)


def authorization(server: Server) -> bytes:
    """The Authorization header of the last request, or nothing."""
    lines = server.requests[-1].split(b"\r\n")
    return b"".join(line for line in lines if line.lower().startswith(b"authorization:"))


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as made:
        yield made


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY":
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def test_versions() -> None:
    """We found them by trying both libraries, HTTPX 0.28.1 and requests 2.34.2."""
    assert (httpx.__version__, requests.__version__) == ("0.28.1", "2.34.2")


def test_one_client(server: Callable[..., Server]) -> None:
    """Begin with one client for all requests, that is, an `httpx.Client`, which takes the place
    of `requests.Session`: it keeps connections open and holds [settings for all of its
    calls](clients.md)."""
    at = server(response())
    with httpx.Client(headers={"X-Name": "value"}) as client:
        client.get(at.url)
        client.get(at.url)
    assert at.connections == 1
    assert all(b"X-Name: value" in sent for sent in at.requests)


def test_none_and_true() -> None:
    """In a query or a form, `None` is sent as an empty value and `True` as `true`, so [write what
    the API expects](#none-and-true-are-sent)."""
    values: Any = {"a": None, "b": True}
    assert requests.Request("GET", GET, params=values).prepare().url == f"{GET}?b=True"
    assert requests.Request("POST", POST, data=values).prepare().body == "b=True"
    assert httpx.Request("GET", GET, params=values).url == f"{GET}?a=&b=true"
    assert httpx.Request("POST", POST, data=values).content == b"a=&b=true"
    sent = httpx.post(POST, data=values, files={"f": b""}).json()["form"]
    assert sent == {"a": "", "b": "true"}


def test_cookies_are_kept(server: Callable[..., Server]) -> None:
    """It also keeps cookies from one call to the next, as a session does and `requests.get`
    doesn't."""
    with httpx.Client() as client, requests.Session() as session:
        for sender, kept in (client, True), (session, True), (requests, False):
            at = server(response(b"", "Set-Cookie: a=b"), response())
            sender.get(at.url, timeout=5)
            sender.get(at.url, timeout=5)
            assert (b"Cookie: a=b" in at.requests[1]) is kept


@pytest.mark.parametrize("library", [httpx, requests])
def test_one_number(library: Any) -> None:
    """A single number, as in `timeout=5`, can stay as it is."""
    with pytest.raises((httpx.ReadTimeout, requests.ReadTimeout)):
        library.get("https://httpbin.org/delay/6", timeout=5)
    assert library.get("https://httpbin.org/delay/4", timeout=5).status_code == 200


# The table of silent differences, where no program on the page shows them.


def uploaded(library: Any, server: Callable[..., Server], file: Any) -> bytes:
    at = server(response())
    library.post(at.url, files={"field": file}, timeout=5)
    return at.requests[-1]


def test_hook_returns() -> None:
    """HTTPX ignores what a hook returns, which replaces the response in requests."""
    other: Any = old(418)
    assert requests.get(GET, hooks={"response": lambda *_, **__: other}, timeout=5) is other
    with httpx.Client(event_hooks={"response": [lambda _: new(418)]}) as client:
        assert client.get(GET).status_code == 200


def test_table_lines() -> None:
    """
    - [`response.iter_lines()`](streaming.md#line-by-line) returns strings, split at ten
    characters; in requests, it returns bytes, split at line feeds and carriage returns.
    """
    splits: dict[Any, set[str]] = {requests: set(), httpx: set()}
    for character in map(chr, [*range(0x100), 0x2028, 0x2029]):
        before, after = old(), new(content=f"a{character}b".encode())
        before.raw = io.BytesIO(f"a{character}b".encode())
        lines: list[bytes] = list(before.iter_lines())
        texts: list[str] = list(after.iter_lines())
        assert isinstance(lines[0], bytes) and isinstance(texts[0], str)
        splits[requests] |= {character} if len(lines) == 2 else set()
        splits[httpx] |= {character} if len(texts) == 2 else set()
    assert splits[requests] == {"\n", "\r"} < splits[httpx] and len(splits[httpx]) == 10


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NETRC", raising=False)


BY_NETRC = b"Authorization: Basic " + base64.b64encode(b"me:secret")


def basic(user: bytes, password: bytes) -> str:
    return f"Basic {base64.b64encode(user + b':' + password).decode()}"


def test_table_password(internet: Internet) -> None:
    """
    - HTTPX encodes a password like `pässword` as UTF-8, and requests as Latin-1.
    """
    requests.get(GET, auth=("me", "pässword"), timeout=5)
    httpx.get(GET, auth=("me", "pässword"))
    sent = [exchange.request.headers["Authorization"] for exchange in internet.exchanges]
    assert sent == [basic(b"me", "pässword".encode(way)) for way in ("latin-1", "utf-8")]


# Redirects


METHODS = "get", "options", "head", "post", "put", "patch", "delete"


def test_what_requests_follows(server: Callable[..., Server]) -> None:
    """requests doesn't follow redirects for `head()`, so if your client follows them, pass
    `follow_redirects=False` to `client.head(url)`."""
    moved = response(b"", "Location: /next", status="302 Found")
    with requests.Session() as session, httpx.Client(follow_redirects=True) as client:
        for name in METHODS:
            for sender in requests, session:
                at = server(moved, response())
                getattr(sender, name)(at.url, timeout=5)
                assert len(at.requests) == (1 if name == "head" else 2)
            assert getattr(client, name)(server(moved, response()).url).history
        assert client.head(server(moved).url, follow_redirects=False).status_code == 302


def test_client_follows() -> None:
    """To follow them, pass `follow_redirects=True` to the client, as above, or to a single
    call."""
    assert httpx.get(REDIRECT, follow_redirects=True).url == GET
    with httpx.Client(follow_redirects=True) as client:
        assert client.get(REDIRECT).url == GET


def test_what_httpx_follows(client: httpx.Client, server: Callable[..., Server]) -> None:
    """HTTPX follows none unless you ask, because [a redirect costs a request that you may not
    know of](https://www.python-httpx.org/compatibility/#redirects)."""
    url = server(response(b"", "Location: /next", status="302 Found")).url
    for sender in httpx, client:
        for name in METHODS:
            assert getattr(sender, name)(url).status_code == 302
        assert sender.request("GET", url).status_code == 302
        with sender.stream("GET", url) as got:
            assert got.status_code == 302
    assert client.send(httpx.Request("GET", url)).status_code == 302


# Truth


def test_truth_is_not_defined() -> None:
    """`httpx.Response` has no truth value of its own, so Python treats it as true, as it does with
    most objects, and an error passes the check:"""
    assert not {"__bool__", "__len__"} & set(dir(httpx.Response))
    assert all(new(status) for status in range(100, 600))


def test_is_success() -> None:
    """Write `if response.is_success:`, which is true for the statuses from 200 to 299."""
    assert [status for status in range(100, 600) if new(status).is_success] == [*range(200, 300)]


def test_counterpart_of_ok() -> None:
    """The exact counterpart of `response.ok`, which doesn't exist in HTTPX, is `not
    response.is_error`, which is true for redirects as well."""
    for status in range(100, 600):
        assert old(status).ok == (not new(status).is_error)
    assert not new(302).is_error


# Queries and values


def test_empty_params() -> None:
    """An empty dictionary erases the query too, which matters for a function whose parameter has
    the default `params={}`; `params=None` leaves the URL alone."""
    assert httpx.Request("GET", f"{GET}?page=2", params={}).url == GET
    assert httpx.Request("GET", f"{GET}?page=2", params=None).url == f"{GET}?page=2"


def test_client_params() -> None:
    """The `params` of a client replace the query as well, so if you follow links to the next page,
    don't set any on the client, but pass them with the first request."""
    with httpx.Client(params={"per_page": 10}) as client:
        assert client.get(f"{GET}?page=2").url == f"{GET}?per_page=10"


def test_merging_makes_a_new_url() -> None:
    """`copy_merge_params` returns a new URL with both:"""
    url = httpx.URL(f"{GET}?page=2")
    assert url.copy_merge_params({"size": 10}) == f"{GET}?page=2&size=10"
    assert url == f"{GET}?page=2"


def test_merging_writes_the_query_again() -> None:
    """It also decodes the whole query and writes it again, so `%20` becomes `+` and `?flag`
    becomes `?flag=`."""
    assert httpx.URL(f"{GET}?a=b%20c").copy_merge_params({"d": 1}) == f"{GET}?a=b+c&d=1"
    assert httpx.URL(f"{GET}?flag").copy_merge_params({"d": 1}) == f"{GET}?flag=&d=1"


def test_text_as_params() -> None:
    """The same happens to a string that you pass as `params=`, which requests sends as it is, so
    write it into the URL instead."""
    text = "flag&a=b%20c"
    assert requests.Request("GET", GET, params=text).prepare().url == f"{GET}?{text}"
    assert httpx.Request("GET", GET, params=text).url == f"{GET}?flag=&a=b+c"
    assert httpx.Request("GET", f"{GET}?{text}").url.raw_path == f"/get?{text}".encode()


def test_signed_url() -> None:
    """Send a URL that somebody has signed, such as [a presigned one of
    S3](https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html), exactly as
    you got it, without `params=` or `copy_merge_params`, because the signature covers the
    query."""
    query = b"flag&name=a%20b"

    def signature(request: httpx.Request) -> str:
        return hmac.new(b"key", request.url.query, "sha256").hexdigest()

    signed = httpx.URL(f"{GET}?{query.decode()}")
    expected = hmac.new(b"key", query, "sha256").hexdigest()
    assert signature(httpx.Request("GET", signed)) == expected
    assert signature(httpx.Request("GET", signed.copy_merge_params({}))) != expected
    assert signature(httpx.Request("GET", signed, params={"name": "a b"})) != expected


def test_merged_twice() -> None:
    """Where a name is in both, `copy_merge_params` keeps your value, while requests sends both
    values."""
    url, params = f"{GET}?page=2", {"page": 3}
    assert httpx.URL(url).copy_merge_params(params) == f"{GET}?page=3"
    assert requests.Request("GET", url, params=params).prepare().url == f"{GET}?page=2&page=3"


class Color(str, enum.Enum):  # noqa: UP042, whose text is another
    RED = "red"


def sends(value: Any, *, before: str, after: str) -> bool:
    """Whether requests sends the one and HTTPX the other, in a query and in a form."""
    old_url = str(requests.Request("GET", GET, params={"a": value}).prepare().url)
    old_form: Any = requests.Request("POST", POST, data={"a": value}).prepare().body
    new_form = httpx.Request("POST", POST, data={"a": value}).content.decode()
    new_url = httpx.Request("GET", GET, params={"a": value}).url
    return httpx.URL(old_url).params == httpx.QueryParams(old_form) == httpx.QueryParams(
        before
    ) and new_url.params == httpx.QueryParams(new_form) == httpx.QueryParams({"a": after})


def test_several_values() -> None:
    """For several values, HTTPX takes a list or a tuple, and it sends most other objects as the
    text that `str()` makes of them:"""
    for several in [1, 2], (1, 2):
        assert httpx.Request("GET", GET, params={"a": several}).url == f"{GET}?a=1&a=2"
        assert httpx.Request("POST", POST, data={"a": several}).content == b"a=1&a=2"
    for value in {1, 2}, {"x": 1}, b"x", Path("x"), 1.5:
        assert httpx.QueryParams({"a": value})["a"] == str(value)  # type: ignore


def test_set_as_value() -> None:
    """| a set or `dict.keys()` | each item | its text, such as `{1}` | `list(value)` |"""
    assert sends({1}, before="a=1", after="{1}")
    keys = {"x": 1, "y": 2}.keys()
    assert sends(keys, before="a=x&a=y", after=str(keys))
    assert httpx.Request("GET", GET, params={"a": list(keys)}).url == f"{GET}?a=x&a=y"


def test_bytes_as_value() -> None:
    """| bytes, such as `b"x"` | `x` | `b'x'` | `value.decode()` |"""
    assert sends(b"x", before="a=x", after="b'x'") and b"x".decode() == "x"


def test_enum_as_value() -> None:
    """| a `member` of a class of `(str, Enum)` | its value | its name, such as `Color.RED` |
    `member.value` |"""
    assert sends(Color.RED, before="a=red", after="Color.RED") and Color.RED.value == "red"


# Text


def test_table_text(server: Callable[..., Server]) -> None:
    """requests assumes ISO-8859-1 for `text/…`, and guesses from the bytes for most other types,
    while HTTPX assumes UTF-8 for all of them."""
    for media_type in "text/plain", "text/html", "text/csv":
        before, after = both(server, response(b"", f"Content-Type: {media_type}"))
        assert (before.encoding, after.encoding) == ("ISO-8859-1", "utf-8")
    for line in "Content-Type: application/xml", "X-Name: value":
        before, after = both(server, response("Zoë".encode(), line))
        assert before.encoding is None and before.apparent_encoding == "utf-8"
        assert after.encoding == "utf-8"


def test_utf_8_text(server: Callable[..., Server]) -> None:
    """If the text is in UTF-8, HTTPX is right, and requests turns `Zoë` into `ZoÃ«`."""
    before, after = both(server, response("Zoë".encode(), "Content-Type: text/plain"))
    assert (before.text, after.text) == ("ZoÃ«", "Zoë")


def test_latin_1_text(server: Callable[..., Server]) -> None:
    """If it's in ISO-8859-1, also called Latin-1, requests is right, and HTTPX puts `�` where it
    can't decode the bytes."""
    before, after = both(server, response("Zoë".encode("latin-1"), "Content-Type: text/plain"))
    assert (before.text, after.text) == ("Zoë", "Zo�")


def test_encoding_is_set(server: Callable[..., Server]) -> None:
    """If you know the encoding that a server uses, pass it to the client, as in
    `httpx.Client(default_encoding="iso-8859-1")`, or set `response.encoding` before you read
    `response.text` for the first time."""
    at = server(response("Zoë".encode("latin-1"), "Content-Type: text/plain"))
    with httpx.Client(default_encoding="iso-8859-1") as client:
        assert client.get(at.url).text == "Zoë"
    later = httpx.get(at.url)
    later.encoding = "iso-8859-1"
    assert later.text == "Zoë"


# Bodies, URLs, files


def test_json_dumps() -> None:
    r"""
    With requests you could sign `json.dumps(value)` and send `json=value`, because both are
    the same bytes, but HTTPX sends `{"a":"ë"}` where requests sends `{"a": "\u00eb"}`, so the
    signature doesn't match.
    """
    value = {"a": "ë"}
    signed = json.dumps(value).encode()
    assert requests.Request("POST", POST, json=value).prepare().body == signed
    assert signed == rb'{"a": "\u00eb"}'
    assert httpx.Request("POST", POST, json=value).content == '{"a":"ë"}'.encode()


REWRITTEN = "https://httpbin.org/get?a=[{%7E"


def test_requests_rewrites_urls() -> None:
    """requests encodes characters such as `[` and `{` in the query of a URL as `%5B` and `%7B`,
    and turns `%7E` back into `~`."""
    assert requests.Request("GET", REWRITTEN).prepare().path_url == "/get?a=%5B%7B~"


def test_httpx_leaves_urls() -> None:
    """HTTPX sends all of these as you wrote them, so pass such values with `params=`, where both
    libraries encode them."""
    assert httpx.Request("GET", REWRITTEN).url.raw_path == b"/get?a=[{%7E"
    encoded = f"{GET}?a=%5B%7B"
    assert requests.Request("GET", GET, params={"a": "[{"}).prepare().url == encoded
    assert str(httpx.Request("GET", GET, params={"a": "[{"}).url) == encoded


def test_file_media_type(server: Callable[..., Server]) -> None:
    """HTTPX sends a media type for each file name, which it guesses from the name, and requests
    sends none unless you give one."""
    assert b"\r\nContent-Type: text/plain\r\n" in uploaded(httpx, server, ("a.txt", b"x"))
    assert b"\r\nContent-Type: image/png\r\n" in uploaded(httpx, server, ("a.png", b"x"))
    assert b"\r\nContent-Type: application/octet-" in uploaded(httpx, server, ("a", b"x"))
    part = uploaded(requests, server, ("a.txt", b"x")).partition(b"\r\n\r\n")[2]
    assert b"Content-Type" not in part
    assert b"Content-Type: text/css" in uploaded(requests, server, ("a", b"x", "text/css"))


# Timeouts


def test_pair_in_requests(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """In requests, the pair `timeout=(3, 10)` allows three seconds for connecting and for each
    wait while it sends, and ten for each wait for data."""
    limits: dict[str, float | None] = {}
    connection = urllib3.connection.HTTPConnection
    connect, request = urllib3.util.connection.create_connection, connection.request
    getresponse = connection.getresponse

    def connects(address: Any, timeout: Any, **options: Any) -> Any:
        limits["connecting"] = timeout
        return connect(address, timeout, **options)

    def sends(self: Any, *args: Any, **options: Any) -> None:
        request(self, *args, **options)
        limits["sending"] = self.sock.gettimeout()

    def reads(self: Any) -> Any:
        got = getresponse(self)
        limits["reading"] = self.sock.gettimeout()
        return got

    monkeypatch.setattr(urllib3.util.connection, "create_connection", connects)
    monkeypatch.setattr(connection, "request", sends)
    monkeypatch.setattr(connection, "getresponse", reads)
    requests.get(server(response()).url, timeout=(3, 10))
    assert limits == {"connecting": 3, "sending": 3, "reading": 10}


def test_pair_in_httpx() -> None:
    """HTTPX accepts the pair without an error, but then sending a request and [waiting for a free
    connection](timeouts.md#four-things-can-be-late) have no limit at all."""
    with httpx.Client(timeout=(3, 10)) as client:  # type: ignore
        pair = client.timeout
    assert (pair.connect, pair.read, pair.write, pair.pool) == (3, 10, None, None)


def test_instead_of_a_pair() -> None:
    """
    Write `httpx.Timeout(10, connect=3)` instead, which allows three seconds for connecting and
    ten for each of the others; through a proxy,
    the ten also count for reaching the server.
    """
    timeout = httpx.Timeout(10, connect=3)
    assert (timeout.connect, timeout.read, timeout.write, timeout.pool) == (3, 10, 10, 10)


# None as an option


def test_wrapper_options() -> None:
    """Functions that wrap a call often pass on parameters such as `timeout=None` and `auth=None`,
    which in requests is the same as leaving the option out."""
    given: list[Any] = []

    class Adapter(requests.adapters.BaseAdapter):
        def send(self, request: Any, **options: Any) -> requests.Response:  # type: ignore
            given.append((options["timeout"], request.headers["Authorization"]))
            return old()

        def close(self) -> None: ...

    with requests.Session() as session:
        session.mount("https://", Adapter())
        session.auth = ("me", "secret")
        session.get(GET)
        session.get(GET, auth=None, timeout=None)
    assert given == [(None, basic(b"me", b"secret"))] * 2


def test_none_in_httpx(internet: Internet) -> None:
    """In HTTPX it isn't: `timeout=None` switches the time limit of five seconds off, and
    `auth=None` doesn't use the login of the client."""
    with httpx.Client(auth=("me", "secret")) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://httpbin.org/delay/9")
        assert client.get("https://httpbin.org/delay/9", timeout=None, auth=None).is_success
    assert "Authorization" not in internet.exchanges[-1].request.headers


def test_use_client_default(internet: Internet) -> None:
    """It stands for the client's own setting of `timeout`, `auth` or `follow_redirects`."""
    default = httpx.USE_CLIENT_DEFAULT
    with httpx.Client(auth=("me", "secret"), follow_redirects=True) as client:
        client.timeout = 1
        client.get(REDIRECT, auth=default, timeout=default, follow_redirects=default)
        assert internet.exchanges[-1].request.url == GET
        assert "Authorization" in internet.exchanges[-1].request.headers
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://httpbin.org/delay/2", timeout=default)


def test_use_client_default_in_a_function() -> None:
    """In a function that calls a client, use another default: `def fetch(client, url,
    timeout=httpx.USE_CLIENT_DEFAULT)`."""

    def fetch(client: httpx.Client, url: str, timeout: Any = httpx.USE_CLIENT_DEFAULT) -> int:
        return client.get(url, timeout=timeout).status_code

    with httpx.Client(timeout=1) as client:
        assert fetch(client, "https://httpbin.org/delay/2", timeout=3) == 200
        with pytest.raises(httpx.ReadTimeout):
            fetch(client, "https://httpbin.org/delay/2")


def test_no_client_default(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`httpx.get` and the other functions have no client, so there
    `timeout=httpx.USE_CLIENT_DEFAULT` raises `TypeError`; use `timeout=5.0`."""
    url = server(response()).url
    assert httpx.get(url, timeout=5.0).is_success

    def connect(address: Any, timeout: Any, **_: Any) -> None:
        with socket.socket() as made:  # unlike Python's own, it is closed when that fails
            made.settimeout(timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    for name in METHODS:
        with pytest.raises(TypeError):
            getattr(httpx, name)(url, timeout=httpx.USE_CLIENT_DEFAULT)


# A client's settings


def test_client_headers() -> None:
    """`client.headers = {…}` keeps HTTPX's default for each header that you don't assign, and in
    both libraries it removes what you gave to the client before."""
    with httpx.Client(headers={"X-Old": "1"}) as client, requests.Session() as session:
        session.headers["X-Old"] = "1"
        session.headers = client.headers = {"X-Name": "value"}  # type: ignore
        sent = client.get(GET).request.headers
        for name in "User-Agent", "Accept", "Accept-Encoding", "Connection":
            assert sent[name] == httpx.Client().headers[name]
        assert "X-Old" not in client.headers and "X-Old" not in session.headers


def test_update_and_delete() -> None:
    """Use `client.headers.update(…)` to add to the headers, and `del client.headers["Accept"]` to
    remove one."""
    with httpx.Client() as client:
        client.headers.update({"X-Name": "value"})
        del client.headers["Accept"]
        sent = client.get(GET).request.headers
    assert "X-Name" in sent and "Accept" not in sent and "User-Agent" in sent


def test_ignored_attributes(wire: Internet) -> None:
    """`verify`, `cert`, `proxies`, `proxy`, `http2`, `limits` and `hooks` are ignored, so pass
    [their counterparts](../migration/migrating.md#options-that-moved-to-the-client) when you make
    the client."""
    with httpx.Client() as each:
        client: Any = each
        client.verify = client.cert = "/no/such/file"
        client.proxies = {"all://": "http://silent-1.test"}
        client.proxy = "http://silent-1.test"
        client.hooks = {"response": [lambda response: 1 / 0]}
        client.http2, client.limits = True, httpx.Limits(max_connections=0)
        assert client.get(GET).http_version == "HTTP/1.1"


def test_respected_attributes(internet: Internet) -> None:
    """`headers`, `cookies`, `params`, `timeout`, `auth`, `base_url`, `follow_redirects`,
    `max_redirects` and `event_hooks` take effect with the next request."""
    called: list[httpx.Response] = []
    with httpx.Client() as each:
        client: Any = each
        client.base_url, client.follow_redirects = "https://httpbin.org", True
        client.headers, client.cookies = {"X-Name": "value"}, {"flavor": "plain"}
        client.auth, client.event_hooks = ("me", "secret"), {"response": [called.append]}
        sent = client.get("/redirect/1").raise_for_status().request
        assert [got.status_code for got in called] == [302, 200]
        assert sent.headers["X-Name"] == "value" and sent.headers["Cookie"] == "flavor=plain"
        assert sent.headers["Authorization"] == basic(b"me", b"secret")
        client.params = {"page": 2}
        assert client.get("/get").url == f"{GET}?page=2"
        client.timeout = 1
        with pytest.raises(httpx.ReadTimeout):
            client.get("/delay/2")
        client.max_redirects = 1
        with pytest.raises(httpx.TooManyRedirects):
            client.get("/redirect/2")


def test_hooks_are_lists(client: httpx.Client) -> None:
    """`event_hooks=` takes lists, as in `{"response": [log]}`, and an async client takes `async`
    functions."""
    with pytest.raises(TypeError, match="not iterable"):
        client.event_hooks = {"response": print}  # type: ignore
    called: list[Any] = []

    async def log(got: httpx.Response) -> None:
        called.append(got)

    async def get(hook: Any) -> None:
        async with httpx.AsyncClient(event_hooks={"response": [hook]}) as client:
            await client.get(GET)

    asyncio.run(get(log))
    assert called
    with pytest.raises(TypeError, match="await"):
        asyncio.run(get(called.append))


def test_hook_comes_before_the_body(client: httpx.Client) -> None:
    """A response hook runs before the body has been read, so call `response.read()` in it, or
    `await response.aread()`, before you use `response.text`."""
    client.event_hooks = {"response": [lambda got: got.text]}
    with pytest.raises(httpx.ResponseNotRead):
        client.get(GET)
    texts: list[str] = []
    client.event_hooks = {"response": [lambda got: got.read(), lambda got: texts.append(got.text)]}
    assert client.get(GET).text == texts[0]

    async def log(got: httpx.Response) -> None:
        await got.aread()
        texts.append(got.text)

    async def get() -> None:
        async with httpx.AsyncClient(event_hooks={"response": [log]}) as client:
            assert (await client.get(GET)).text == texts[1]

    asyncio.run(get())


# Attributes of a response


def test_elapsed() -> None:
    """In requests, `response.elapsed` ends when the headers have arrived, and in HTTPX when the
    body has been read or the response closed."""
    with requests.get(GET, stream=True, timeout=5) as before:
        elapsed = before.elapsed  # nothing of the body has been read
        assert before.content and elapsed == before.elapsed
    for end in httpx.Response.read, httpx.Response.close:
        with httpx.stream("GET", GET) as after:
            with pytest.raises(RuntimeError):
                after.elapsed  # noqa: B018
            end(after)
            assert after.elapsed


def test_is_redirect() -> None:
    """`response.is_redirect` is true for any status from 300 to 399 in HTTPX."""
    assert all(new(status).is_redirect == (300 <= status < 400) for status in range(100, 600))


def test_has_redirect_location() -> None:
    """Use `response.has_redirect_location`, which is true only if there's a `Location` header, as
    `is_redirect` is in requests."""
    for status in range(100, 600):
        assert not new(status).has_redirect_location and not old(status).is_redirect
        headers = {"Location": "/"}
        assert new(status, headers=headers).has_redirect_location == (
            old(status, **headers).is_redirect
        )


# Credentials and the environment


@pytest.mark.usefixtures("netrc")
def test_netrc_wins(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """If a `.netrc` file in your home directory, or where the variable `NETRC` points, has a
    login for a host, requests sends it to that host, and even puts it in place of an
    `Authorization` header that you set."""
    at = server(response())
    requests.get(at.url, headers={"Authorization": "Bearer mine"}, timeout=5)
    assert authorization(at) == BY_NETRC
    monkeypatch.setenv("NETRC", str((tmp_path / ".netrc").rename(tmp_path / "elsewhere")))
    requests.get(at.url, headers={"Authorization": "Bearer mine"}, timeout=5)
    assert authorization(at) == BY_NETRC


@pytest.mark.usefixtures("netrc")
def test_netrc_is_left_alone(server: Callable[..., Server]) -> None:
    """HTTPX leaves the file alone, so a program that relied on it suddenly gets 401."""
    at = server(response())
    httpx.get(at.url)
    assert not authorization(at)


@pytest.mark.usefixtures("netrc")
def test_netrc_auth(server: Callable[..., Server], tmp_path: Path) -> None:
    """Pass `auth=httpx.NetRCAuth()` to the client to have `~/.netrc` read, or
    `auth=httpx.NetRCAuth(path)` for another file."""
    at = server(response())
    with httpx.Client(auth=httpx.NetRCAuth()) as client:
        client.get(at.url)
    assert authorization(at) == BY_NETRC
    path = (tmp_path / ".netrc").rename(tmp_path / "elsewhere")
    with httpx.Client(auth=httpx.NetRCAuth(str(path))) as client:
        client.get(at.url)
    assert authorization(at) == BY_NETRC


def test_latin_1_credentials(internet: Internet) -> None:
    """If a server refuses one that worked before, encode it and the user name yourself:
    `auth=("zoë".encode("latin-1"), "pässword".encode("latin-1"))`."""
    requests.get(GET, auth=("zoë", "pässword"), timeout=5)
    httpx.get(GET, auth=("zoë".encode("latin-1"), "pässword".encode("latin-1")))
    before, after = (exchange.request.headers for exchange in internet.exchanges)
    assert before["Authorization"] == after["Authorization"]


@pytest.mark.usefixtures("no_proxies")
def test_proxy_variables(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPX reads `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY` once, when you make the client, so
    set them before that."""
    used_for = [("HTTP_PROXY", "http"), ("HTTPS_PROXY", "https")]
    for name, scheme in [*used_for, ("ALL_PROXY", "http"), ("ALL_PROXY", "https")]:
        for library in httpx, requests:
            proxy = server(response(b"", status="403 Forbidden"))
            with monkeypatch.context() as patch, httpx.Client() as early:
                patch.setenv(name, proxy.url)
                with contextlib.suppress(httpx.ProxyError, requests.exceptions.ProxyError):
                    library.get(f"{scheme}://name.invalid/", timeout=5)
                assert len(proxy.requests) == 1
                with pytest.raises(httpx.ConnectError):
                    early.get("http://127.0.0.1:1/")
                assert len(proxy.requests) == 1


@pytest.mark.usefixtures("no_proxies")
def test_no_proxy_hosts(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`NO_PROXY` takes ranges of addresses, such as `10.0.0.0/8`, only in requests, so for HTTPX,
    list the addresses that you call."""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert requests.get(at.url, timeout=5).text == "direct"
    assert httpx.get(at.url).text == "proxy"
    monkeypatch.setenv("NO_PROXY", "10.0.0.1,127.0.0.1")
    assert httpx.get(at.url).text == "direct"


def test_log_line(server: Callable[..., Server], caplog: pytest.LogCaptureFixture) -> None:
    """HTTPX logs a line for each response at the level INFO, with the whole URL, including any
    key in its query and any password before its host."""
    caplog.set_level(logging.INFO)
    at = server(response(b"", "Location: /next", status="302 Found"), response())
    url = at.url.replace("://", "://me:secret@")
    httpx.get(f"{url}?key=hidden", follow_redirects=True)
    assert [record.name for record in caplog.records] == ["httpx", "httpx"]
    assert f"{url}?key=hidden" in caplog.text


def test_no_log_line_in_requests(caplog: pytest.LogCaptureFixture) -> None:
    """requests logs nothing at that level."""
    caplog.set_level(logging.INFO)
    requests.get(GET, timeout=5)
    assert not caplog.records


def test_log_of_httpx2(caplog: pytest.LogCaptureFixture) -> None:
    """If you import [httpx2](installation.md), its logger is called `httpx2`."""
    caplog.set_level(logging.INFO)
    answer = httpx2.MockTransport(lambda _: httpx2.Response(200))
    with httpx2.Client(transport=answer) as client:
        client.get(GET)
    assert [record.name for record in caplog.records] == ["httpx2"]


def test_log_line_is_switched_off(caplog: pytest.LogCaptureFixture) -> None:
    """If your program sets up logging at INFO, switch the lines off with
    `logging.getLogger("httpx").setLevel(logging.WARNING)`, and send secrets in headers rather
    than in URLs."""
    caplog.set_level(logging.INFO)
    with caplog.at_level(logging.WARNING, "httpx"):
        httpx.get(f"{GET}?token=secret", headers={"Authorization": "Bearer secret"})
    assert not caplog.records
    httpx.get(GET, headers={"Authorization": "Bearer secret"})
    assert "secret" not in caplog.text


# The table of loud differences


def test_table_session() -> None:
    """| `Session()` | `AttributeError` | `httpx.Client()` |"""
    with pytest.raises(AttributeError):
        httpx.Session()  # type: ignore


def refuses(client: httpx.Client, method: str, **options: Any) -> bool:
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{next(iter(options))}'"):
        getattr(client, method)(GET, **options)
    return True


def test_table_allow_redirects(client: httpx.Client) -> None:
    """| `allow_redirects=True` | `TypeError` | `follow_redirects=True` |"""
    assert refuses(client, "get", allow_redirects=True)


def test_table_stream(client: httpx.Client) -> None:
    """| `stream=True` | `TypeError` | `with client.stream("GET", url) as response:` |"""
    assert refuses(client, "get", stream=True)
    with client.stream("GET", GET) as got:
        assert not got.is_closed


def refused(client: httpx.Client, name: str) -> bool:
    with pytest.raises(TypeError, match=f"'{name}'"):
        httpx.get(GET, **{name: None})  # type: ignore
    return refuses(client, "get", **{name: None})


def test_table_proxies_in_a_call(client: httpx.Client) -> None:
    """| `proxies=` in a call | `TypeError` | `proxy=` or `mounts=` of the client |"""
    assert refused(client, "proxies")
    httpx.Client(proxy="http://a", mounts={"https://": httpx.HTTPTransport()}).close()


def test_table_no_body(client: httpx.Client) -> None:
    """| `data=` or `json=` in `delete`, `get`, `head` or `options` | `TypeError` |
    `client.request("DELETE", url, json=…)` |"""
    for method in "delete", "get", "head", "options":
        assert refuses(client, method, data={"a": "b"})
        assert refuses(client, method, json={"a": "b"})
    got = client.request("DELETE", "https://httpbin.org/delete", json={"a": "b"})
    assert got.json()["json"] == {"a": "b"}


def test_table_header_none(client: httpx.Client) -> None:
    """| a header whose value is `None` | `TypeError` | leave the header out, or [remove the
    client's](#a-header-that-is-none) |"""
    with pytest.raises(TypeError):
        client.get(GET, headers={"X-Name": None})  # type: ignore


def test_table_url_startswith(client: httpx.Client) -> None:
    """| `response.url.startswith(…)` | `AttributeError` | `str(response.url).startswith(…)` |"""
    url: Any = client.get(GET).url
    with pytest.raises(AttributeError):
        url.startswith("https:")
    assert str(url).startswith("https:")


def test_table_ok() -> None:
    """| `response.ok` | `AttributeError` | `response.is_success`, or `not response.is_error` if
    redirects should pass |"""
    assert not hasattr(new(), "ok")


def test_table_reason() -> None:
    """| `response.reason` | `AttributeError` | `response.reason_phrase` |"""
    assert not hasattr(new(), "reason")
    assert new(404).reason_phrase == "Not Found"


def test_table_iter_content() -> None:
    """| `response.iter_content(1024)` | `AttributeError` | `response.iter_bytes(1024)` |"""
    assert not hasattr(new(), "iter_content")
    sizes = [len(chunk) for chunk in new(content=bytes(2000)).iter_bytes(1024)]
    assert sizes == [1024, 976]


def test_table_closed(client: httpx.Client) -> None:
    """| a request after `client.close()` | `RuntimeError` | a client that is open for longer |"""
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        client.get(GET)


@pytest.mark.usefixtures("no_proxies")
def test_functions_take_options(server: Callable[..., Server]) -> None:
    """`httpx.get` and the other functions make a client for each call, so they take `verify=`,
    `proxy=` and `trust_env=` themselves."""
    for method in METHODS:
        proxy = server(response())
        send: Any = getattr(httpx, method)
        send("http://name.invalid/", verify=False, proxy=proxy.url, trust_env=False)
        send("http://name.invalid/", verify=False, proxy=proxy.url, trust_env=False)
        assert len(proxy.requests) == proxy.connections == 2


def test_header_none_in_requests(server: Callable[..., Server]) -> None:
    """A header that is `None` deserves care, because requests uses it to withhold one of the
    session's headers, such as a key, from one request."""
    at = server(response())
    with requests.Session() as session:
        session.headers["X-Key"] = "secret"
        session.get(at.url, timeout=5)
        session.get(at.url, headers={"X-Key": None}, timeout=5)  # type: ignore
    assert [b"X-Key: secret" in sent for sent in at.requests] == [True, False]


def test_header_that_is_left_out(server: Callable[..., Server]) -> None:
    """If you only leave it out, HTTPX sends the client's header."""
    at = server(response())
    with httpx.Client(headers={"X-Key": "secret"}) as client:
        client.get(at.url, headers={})
    assert b"X-Key: secret" in at.requests[0]


def test_header_is_removed(server: Callable[..., Server]) -> None:
    """Build the request instead, `request = client.build_request("GET", url)`, then `del
    request.headers["X-Key"]` and `client.send(request)`."""
    at = server(response())
    with httpx.Client(headers={"X-Key": "secret"}) as client:
        request = client.build_request("GET", at.url)
        del request.headers["X-Key"]
        client.send(request)
    assert b"X-Key" not in at.requests[0]


def test_login_is_withheld(internet: Internet) -> None:
    """If the header comes from the client's `auth=`, pass `auth=None` to the call."""
    with httpx.Client(auth=("me", "secret")) as client:
        assert "Authorization" not in client.build_request("GET", GET).headers
        client.get(GET)
        client.get(GET, auth=None)
    sent = ["Authorization" in exchange.request.headers for exchange in internet.exchanges]
    assert sent == [True, False]


def test_timeout_is_raised() -> None:
    """If nothing arrives for five seconds, HTTPX raises `ReadTimeout`, where requests would keep
    waiting: see [timeouts](timeouts.md#what-happens-if-you-say-nothing)."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/6")
    assert requests.get("https://httpbin.org/delay/6").status_code == 200


def test_authorities(monkeypatch: pytest.MonkeyPatch) -> None:
    """It doesn't read `REQUESTS_CA_BUNDLE`, so a certificate that is only trusted because of that
    variable is refused."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    httpx.create_ssl_context()
    with requests.Session() as session:
        used = session.merge_environment_settings(GET, {}, None, None, None)
    assert used["verify"] == "/no/such/file"


def test_ssl_cert_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Set `SSL_CERT_FILE` instead, or `SSL_CERT_DIR` for a directory, or [trust the authority in
    code](certificates.md#trust-one-more-authority)."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    default = httpx.create_ssl_context().get_ca_certs()
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))  # which is empty
    assert default and not httpx.create_ssl_context().get_ca_certs()
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")
    with pytest.raises(FileNotFoundError):
        httpx.create_ssl_context()


def test_warnings(client: httpx.Client) -> None:
    """If you pass `cookies=` to a call of a client, or bytes or text as `data=`, HTTPX goes on
    with a `DeprecationWarning`."""
    with pytest.warns(DeprecationWarning):
        assert client.get(GET, cookies={"a": "b"}).is_success
    for body in b"x", "x":
        with pytest.warns(DeprecationWarning):
            assert client.post(POST, data=body).json()["data"] == "x"  # type: ignore


HIDDEN = """
import httpx
with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client:
    client.{}
"""


def test_hidden_warnings() -> None:
    """Python hides most of these, because they name a file of HTTPX as their place, so run the
    program once with `python -W error::DeprecationWarning`."""
    for call in 'get("http://a", cookies={"a": "b"})', 'post("http://a", data=b"x")':
        for options, shown in ([], False), (["-W", "error::DeprecationWarning"], True):
            run = [sys.executable, "-I", *options, "-c", HIDDEN.format(call)]
            done = subprocess.run(run, capture_output=True, text=True, check=False)
            assert ("DeprecationWarning" in done.stderr) is shown
            assert done.returncode == shown


def test_content() -> None:
    """Pass bytes and text with `content=`."""
    for body in b"x", "x":
        assert httpx.post(POST, content=body).json()["data"] == "x"


# Statuses, URLs, exceptions


def test_raise_for_status() -> None:
    """`raise_for_status()` reports it, because it raises an exception for each status that isn't
    2xx."""
    for status in range(100, 600):
        raises = pytest.raises(httpx.HTTPStatusError)
        with contextlib.nullcontext() if 200 <= status < 300 else raises:
            new(status).raise_for_status()


def test_304_raises() -> None:
    """One of these is 304, with which a server says that the copy you've saved is still good, so
    check for `response.status_code == 304` first if you send `If-None-Match`."""
    got = httpx.get("https://httpbin.org/etag/v1", headers={"If-None-Match": '"v1"'})
    assert got.status_code == 304
    with pytest.raises(httpx.HTTPStatusError, match="304"):
        got.raise_for_status()


def test_names_of_exceptions() -> None:
    """Python looks at an `except` line only once something has failed, so a name that doesn't
    exist there raises its `AttributeError` at the worst moment."""
    assert not hasattr(httpx, "RequestException") and not hasattr(httpx, "ConnectionError")

    def read(url: str) -> int:
        try:
            return httpx.get(url).raise_for_status().status_code
        except httpx.RequestException:  # type: ignore
            return 0

    assert read(GET) == 200
    with pytest.raises(AttributeError):
        read("https://httpbin.org/status/404")


def test_table_request_exception(server: Callable[..., Server]) -> None:
    """| `requests.RequestException` | `(httpx.HTTPError, httpx.InvalidURL, ValueError)` |"""
    not_json = server(response(b"<html>")).url
    for url in server([Server.HANG_UP]).url, "http://a:b/":
        with pytest.raises(requests.RequestException):
            requests.get(url, timeout=5)
        with pytest.raises((httpx.HTTPError, httpx.InvalidURL)):
            httpx.get(url)
    with pytest.raises(requests.RequestException):
        requests.get(not_json, timeout=5).json()
    with pytest.raises(ValueError):
        httpx.get(not_json).json()


@pytest.mark.usefixtures("no_proxies")
def test_value_errors(server: Callable[..., Server]) -> None:
    """`ValueError` is for `response.json()`, for NaN in `json=`, and for host names that can't be
    encoded."""
    at = server(response('"ë"'.encode("latin-1"), "Content-Type: text/plain; charset=latin-1"))
    failing: list[Callable[[Any], Any]] = [
        lambda library: library.post(at.url, json={"a": float("nan")}, timeout=5),
        lambda library: library.get("http://.name.invalid/", timeout=5),
        lambda library: library.get(server(response(b"<html>")).url, timeout=5).json(),
    ]
    for fails in failing:
        with pytest.raises(requests.RequestException):
            fails(requests)
        with pytest.raises(ValueError) as raised:
            fails(httpx)
        assert not isinstance(raised.value, httpx.HTTPError | httpx.InvalidURL)
    with pytest.raises(ValueError):
        httpx.get(at.url).json()


def test_table_http_error() -> None:
    """| `requests.HTTPError` | `httpx.HTTPStatusError` |"""
    with pytest.raises(requests.HTTPError):
        old(404).raise_for_status()
    with pytest.raises(httpx.HTTPStatusError):
        new(404).raise_for_status()
    assert not httpx.HTTPStatusError.__subclasses__()


def test_table_timeout() -> None:
    """| `requests.Timeout` | `httpx.TimeoutException` |"""
    with pytest.raises(requests.Timeout):
        requests.get("https://httpbin.org/delay/9", timeout=1)
    with pytest.raises(httpx.TimeoutException):
        httpx.get("https://httpbin.org/delay/9", timeout=1)
    assert issubclass(requests.ConnectTimeout, requests.Timeout)
    assert issubclass(httpx.ConnectTimeout, httpx.TimeoutException)


@pytest.mark.usefixtures("no_proxies")
def test_table_connection_error(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """| `requests.ConnectionError` | `httpx.TransportError` |"""
    lost = httpx.TransportError
    hangs_up = server([Server.HANG_UP]).url
    lookup = socket.getaddrinfo

    def getaddrinfo(host: str, *args: Any, **options: Any) -> Any:
        if host == "name.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return lookup(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    for url in hangs_up, "http://127.0.0.1:1/", "http://name.invalid/":
        with pytest.raises(requests.ConnectionError):
            requests.get(url, timeout=5)
        with pytest.raises(lost):
            httpx.get(url)
    for proxy in server(response(status="403 Forbidden")).url, "http://127.0.0.1:1":
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(requests.ConnectionError):
            requests.get("https://name.invalid/", timeout=5)
        with pytest.raises(lost):
            httpx.get("https://name.invalid/")
    assert issubclass(requests.exceptions.SSLError, requests.ConnectionError)


def test_timeouts_as_connection_errors(server: Callable[..., Server]) -> None:
    """`TransportError` covers every timeout, while requests raises `ConnectionError` only for
    some: when it connects, sends, or has begun to read the body."""
    assert issubclass(httpx.TimeoutException, httpx.TransportError)
    assert issubclass(requests.ConnectTimeout, requests.ConnectionError)
    assert not issubclass(requests.ReadTimeout, requests.ConnectionError)
    stops = server(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").url
    with pytest.raises(requests.ConnectionError, match="timed out"):
        requests.get(stops, timeout=0.1)
    with pytest.raises(httpx.TimeoutException):
        httpx.get(stops, timeout=0.1)
    with socket.create_server(("127.0.0.1", 0)) as never_reads:
        url = f"http://127.0.0.1:{never_reads.getsockname()[1]}/"
        with pytest.raises(requests.ConnectionError, match="timed out"):
            requests.post(url, data=bytes(20_000_000), timeout=0.1)


@pytest.mark.usefixtures("wire")
def test_table_ssl_error() -> None:
    """| `requests.exceptions.SSLError` | `(httpx.ConnectError, httpx.ReadError)` |"""
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(UNTRUSTED, timeout=5)
    with pytest.raises(httpx.ConnectError):
        httpx.get(UNTRUSTED)


def test_table_truncated(server: Callable[..., Server]) -> None:
    """| `requests.exceptions.ChunkedEncodingError` |
    `(httpx.ReadError, httpx.RemoteProtocolError)` |"""
    url = server([b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", 0.05, Server.RESET]).url
    with pytest.raises((requests.exceptions.ChunkedEncodingError, requests.ConnectionError)):
        requests.get(url, timeout=5)
    with pytest.raises(httpx.ReadError):
        httpx.get(url)
    for header in b"Content-Length: 10", b"Transfer-Encoding: chunked":
        url = server([b"HTTP/1.1 200 OK\r\n" + header + b"\r\n\r\n3\r\nabc", Server.HANG_UP]).url
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            requests.get(url, timeout=5)
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(url)


def test_same_names() -> None:
    """`TooManyRedirects`, `ConnectTimeout` and `ReadTimeout` keep their names."""
    for library in httpx, requests:
        for name in "TooManyRedirects", "ConnectTimeout", "ReadTimeout":
            assert issubclass(getattr(library, name), Exception)


@pytest.mark.usefixtures("no_proxies")
def test_proxy_error(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`httpx.ProxyError` is for a proxy that refuses, while one that can't be reached raises
    `ConnectError`."""
    for proxy, raised in (
        (server(response(status="403 Forbidden")).url, httpx.ProxyError),
        ("http://127.0.0.1:1", httpx.ConnectError),
    ):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(raised):
            httpx.get("https://name.invalid/")
        with pytest.raises(requests.exceptions.ProxyError):
            requests.get("https://name.invalid/", timeout=5)


def test_other_modules() -> None:
    """A handler in a module that still imports requests raises nothing, but catches none of
    HTTPX's exceptions."""
    for each in vars(httpx).values():
        if isinstance(each, type) and issubclass(each, Exception):
            assert not issubclass(each, requests.RequestException)


def test_table_json_error() -> None:
    """| `requests.JSONDecodeError` | `(json.JSONDecodeError, UnicodeDecodeError)` |"""
    before = old()
    before._content = b"<html>"
    with pytest.raises(requests.JSONDecodeError):
        before.json()
    with pytest.raises(json.JSONDecodeError):
        new(content=b"<html>").json()
    before._content = b"<html>\xe9"
    with pytest.raises(requests.JSONDecodeError):
        before.json()
    with pytest.raises(UnicodeDecodeError):
        new(content=b"<html>\xe9").json()


def test_no_exception_for_tls_alone(server: Callable[..., Server]) -> None:
    """HTTPX has no exception for TLS alone: those in place of `SSLError` are also raised for a
    connection that's refused or breaks off."""
    at = server(response())
    at.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(at.url)
    at = server([b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", 0.05, Server.RESET])
    with pytest.raises(httpx.ReadError):
        httpx.get(at.url)


def test_table_os_error() -> None:
    """| `OSError` | `(OSError, httpx.HTTPError, httpx.InvalidURL, ValueError)` |"""
    for url in "http://a:b/", "no-scheme.invalid":
        with pytest.raises(OSError):
            requests.get(url, timeout=5)
        with pytest.raises((httpx.HTTPError, httpx.InvalidURL)) as raised:
            httpx.get(url)
        assert not isinstance(raised.value, OSError)
    assert issubclass(requests.JSONDecodeError, OSError)
    assert not issubclass(json.JSONDecodeError, OSError)


def test_httpx_timeout_is_no_exception() -> None:
    """`httpx.Timeout` is a class for settings, so `except httpx.Timeout:` raises `TypeError` when
    something fails."""
    with pytest.raises(TypeError, match="BaseException"):
        try:
            httpx.get("https://httpbin.org/delay/9")
        except httpx.Timeout:  # type: ignore
            pass


def test_http_error() -> None:
    """`httpx.HTTPError` isn't only an error status, but also covers timeouts and failed
    connections."""
    assert issubclass(httpx.TimeoutException, httpx.HTTPError)
    assert issubclass(httpx.ConnectError, httpx.HTTPError)
    assert not issubclass(requests.Timeout, requests.HTTPError)
    assert not issubclass(requests.ConnectionError, requests.HTTPError)


def test_os_error() -> None:
    """The exceptions of requests are `OSError`s, so `except OSError:` catches a failed connection
    there, but HTTPX's aren't."""
    assert issubclass(requests.RequestException, OSError)
    assert issubclass(requests.ConnectionError, requests.RequestException)
    for each in vars(httpx).values():
        if isinstance(each, type) and issubclass(each, Exception):
            assert not issubclass(each, OSError)


def test_instead_of_a_pair_through_a_proxy(server: Callable[..., Server]) -> None:
    """
    Write `httpx.Timeout(10, connect=3)` instead, which allows three seconds for connecting and
    ten for each of the others; through a proxy, the ten also count for reaching the server.
    """
    proxy = server([3600.0])
    with httpx.Client(proxy=proxy.url, timeout=httpx.Timeout(0.05, connect=60)) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://192.0.2.1/")
    assert proxy.requests[0].startswith(b"CONNECT")
