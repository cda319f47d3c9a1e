"""Claims of docs/tutorial/familiar-not-identical.md."""

import asyncio
import base64
import contextlib
import enum
import io
import json
import logging
import socket
import ssl
from collections.abc import Callable, Iterator
from netrc import NetrcParseError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import h11
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


def test_table_none_and_true() -> None:
    """| [`None` in a query or a form](#none-and-true-are-sent) | is left out | is sent as an empty
    value |"""
    values: Any = {"a": None, "b": 1}
    assert requests.Request("GET", GET, params=values).prepare().url == f"{GET}?b=1"
    assert requests.Request("POST", POST, data=values).prepare().body == "b=1"
    assert httpx.Request("GET", GET, params=values).url == f"{GET}?a=&b=1"
    assert httpx.Request("POST", POST, data=values).content == b"a=&b=1"
    assert httpx.post(POST, data=values, files={"f": b""}).json()["form"] == {"a": "", "b": "1"}


def test_table_true() -> None:
    """| [`True` in a query or a form](#none-and-true-are-sent) | is sent as `True` | is sent as
    `true` |"""
    values: Any = {"a": True}
    assert requests.Request("GET", GET, params=values).prepare().url == f"{GET}?a=True"
    assert requests.Request("POST", POST, data=values).prepare().body == "a=True"
    assert httpx.Request("GET", GET, params=values).url == f"{GET}?a=true"
    assert httpx.Request("POST", POST, data=values).content == b"a=true"
    assert httpx.post(POST, data=values, files={"f": b""}).json()["form"] == {"a": "true"}


# The table of silent differences, where no program on the page shows them.


def test_table_query_characters() -> None:
    """| [`[` or `{` in the query of a URL](#bodies-queries-and-uploads) | is percent-encoded | is
    sent as it is |"""
    url = "https://httpbin.org/get?a=[{"
    assert requests.Request("GET", url).prepare().path_url == "/get?a=%5B%7B"
    assert httpx.Request("GET", url).url.raw_path == b"/get?a=[{"


def test_table_json() -> None:
    r"""| [`json={"a": "ë"}`](#json-has-other-bytes) | sends `{"a": "\u00eb"}` | sends `{"a":"ë"}`
    |"""
    value = {"a": "ë"}
    assert requests.post(POST, json=value, timeout=5).json()["data"] == r'{"a": "\u00eb"}'
    assert httpx.post(POST, json=value).json()["data"] == '{"a":"ë"}'


def test_table_order() -> None:
    """| `params=[("a", 1), ("b", 2), ("a", 3)]` | sends `a=1&b=2&a=3` | sends `a=1&a=3&b=2` |"""
    pairs: Any = [("a", 1), ("b", 2), ("a", 3)]
    assert requests.Request("GET", GET, params=pairs).prepare().url == f"{GET}?a=1&b=2&a=3"
    assert httpx.Request("GET", GET, params=pairs).url == f"{GET}?a=1&a=3&b=2"


def uploaded(library: Any, server: Callable[..., Server], file: Any) -> bytes:
    at = server(response())
    library.post(at.url, files={"field": file}, timeout=5)
    return at.requests[-1]


def test_table_files(server: Callable[..., Server]) -> None:
    """| [a file in `files=`](#bodies-queries-and-uploads) | is sent from its current position | is
    sent from its beginning |"""
    for library, sent in (requests, b"\r\n\r\n56789\r\n"), (httpx, b"\r\n\r\n0123456789\r\n"):
        file = io.BytesIO(b"0123456789")
        file.seek(5)
        assert sent in uploaded(library, server, file)


def test_table_unnamed_file(server: Callable[..., Server]) -> None:
    """| [bytes in `files=`](#bodies-queries-and-uploads) | are named after the form field | are
    named `upload` |"""
    assert b'name="field"; filename="field"' in uploaded(requests, server, b"x")
    assert b'name="field"; filename="upload"' in uploaded(httpx, server, b"x")


def test_table_pair(server: Callable[..., Server]) -> None:
    """| [`timeout=(3, 10)`](#a-pair-of-timeouts) | also limits sending | puts no limit on sending
    |"""
    server(response())  # so that sockets are real
    with socket.create_server(("127.0.0.1", 0)) as never_reads:
        url = f"http://127.0.0.1:{never_reads.getsockname()[1]}/"
        with pytest.raises(requests.ConnectionError, match="timed out"):
            requests.post(url, data=bytes(20_000_000), timeout=(0.1, 10))
    assert httpx.Timeout((3, 10)).write is None  # type: ignore


def test_table_assigned_headers() -> None:
    """| [`client.headers = …`](#settings-that-you-change-on-a-client) | replaces the default
    headers | adds to the default headers |"""
    with requests.Session() as session, httpx.Client() as client:
        session.headers, client.headers = {"X-Name": "value"}, {"X-Name": "value"}  # type: ignore
        assert list(session.headers) == ["X-Name"]
        assert {"user-agent", "accept", "accept-encoding", "x-name"} < set(client.headers)


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_table_verify(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """| [`client.verify = False`](#settings-that-you-change-on-a-client) | is respected | is
    ignored |"""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")  # which would win, and which the wire sets
    with requests.Session() as session, httpx.Client() as client:
        session.verify = client.verify = False  # type: ignore
        assert session.get(UNTRUSTED, timeout=5).status_code == 200
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            client.get(UNTRUSTED)


def test_table_session_timeout() -> None:
    """| [`session.timeout = 5`](#settings-that-you-change-on-a-client) | is ignored | is respected
    |"""
    url = "https://httpbin.org/delay/6"
    with requests.Session() as session, httpx.Client() as client:
        session.timeout = client.timeout = 5  # type: ignore
        assert session.get(url).status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            client.get(url)


def test_table_misspelled_hook() -> None:
    """| [`{"respones": log}` as hooks, misspelled](#event-hooks) | raises `ValueError` | is
    accepted, and `log` never called |"""
    called: list[Any] = []
    with pytest.raises(ValueError, match="respones"):
        requests.get(GET, hooks={"respones": called.append}, timeout=5)
    with httpx.Client(event_hooks={"respones": [called.append]}) as client:
        client.get(GET).raise_for_status()
    assert not called


def test_table_hook_returns() -> None:
    """| [a hook that returns a response](#event-hooks) | replaces the response | replaces nothing
    |"""
    other: Any = old(418)
    assert requests.get(GET, hooks={"response": lambda *_, **__: other}, timeout=5) is other
    with httpx.Client(event_hooks={"response": [lambda _: new(418)]}) as client:
        assert client.get(GET).status_code == 200


def test_table_elapsed() -> None:
    """| [`response.elapsed`](#attributes-that-tell-you-something-else) | doesn't include reading
    the body | includes reading the body |"""
    with requests.get(GET, stream=True, timeout=5) as before:
        elapsed = before.elapsed
        assert before.content and before.elapsed == elapsed
    with httpx.stream("GET", GET) as after:
        with pytest.raises(RuntimeError, match="after the response has been read"):
            after.elapsed  # noqa: B018
        assert after.read() and after.elapsed


def test_table_304() -> None:
    """| [`response.is_redirect` for a 304](#attributes-that-tell-you-something-else) | is false |
    is true |"""
    assert not old(304).is_redirect and new(304).is_redirect


def test_table_header_names(server: Callable[..., Server]) -> None:
    """| [the names in `response.headers`](#attributes-that-tell-you-something-else) | are as the
    server sent them | are in lower case |"""
    before, after = both(server, response(b"", "X-Name: value"))
    assert list(before.headers) == ["Content-Length", "X-Name"]
    assert list(after.headers) == ["content-length", "x-name"]


def test_table_lines() -> None:
    """| [`response.iter_lines()`](streaming.md#line-by-line) | returns bytes, split at line feeds
    and carriage returns | returns strings, split at eight other characters too |"""
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


@pytest.mark.usefixtures("netrc")
def test_table_netrc(server: Callable[..., Server]) -> None:
    """| [a `.netrc` file](#credentials-from-netrc) | is used without asking | is ignored unless
    you ask |"""
    at = server(response())
    requests.get(at.url, timeout=5)
    assert authorization(at) == BY_NETRC
    httpx.get(at.url)
    assert not authorization(at)


def basic(user: bytes, password: bytes) -> str:
    return f"Basic {base64.b64encode(user + b':' + password).decode()}"


def test_table_password(internet: Internet) -> None:
    """| [a password like `pässword`](#proxies-and-passwords) | is encoded as Latin-1 | is encoded
    as UTF-8 |"""
    requests.get(GET, auth=("me", "pässword"), timeout=5)
    httpx.get(GET, auth=("me", "pässword"))
    sent = [exchange.request.headers["Authorization"] for exchange in internet.exchanges]
    assert sent == [basic(b"me", "pässword".encode(way)) for way in ("latin-1", "utf-8")]


@pytest.mark.usefixtures("no_proxies")
def test_table_proxies(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """| [`HTTPS_PROXY` and the like](#proxies-and-passwords) | are read for each request | are
    read when the client is made |"""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    with requests.Session() as session, httpx.Client() as client:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert session.get(at.url, timeout=5).text == "proxy"
        assert client.get(at.url).text == "direct"


def test_table_logging(caplog: pytest.LogCaptureFixture) -> None:
    """| [logging at the level INFO](#log-lines-with-urls) | logs nothing for a request | logs the
    URL of each response |"""
    caplog.set_level(logging.INFO)
    requests.get(GET, timeout=5)
    assert not caplog.records
    httpx.get(GET)
    assert GET in caplog.text


# Redirects


METHODS = "get", "options", "head", "post", "put", "patch", "delete"


def test_what_requests_follows(server: Callable[..., Server]) -> None:
    """requests doesn't follow redirects in its `head()`, so pass `follow_redirects=False`
    there."""
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


def test_how_many_redirects(server: Callable[..., Server]) -> None:
    """HTTPX follows up to 20 redirects and then raises `TooManyRedirects`; requests follows up to
    30."""
    at = server(response(b"", "Location: /", status="302 Found"))
    with pytest.raises(httpx.TooManyRedirects):
        httpx.get(at.url, follow_redirects=True)
    assert len(at.requests) == 1 + 20
    with pytest.raises(requests.TooManyRedirects):
        requests.get(at.url, timeout=5)
    assert len(at.requests) == 1 + 20 + 1 + 30


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
    """`response.ok` doesn't exist in HTTPX; its exact counterpart is `not response.is_error`,
    which is true for redirects as well."""
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
    """The `params` of a client also replace the query of each URL, so if you follow links to the
    next page, give them to the first request instead."""
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


def test_appended_text() -> None:
    """Don't use it on a URL that somebody has signed, but append `&` and your parameter to the
    text."""
    url = f"{GET}?a=b%20c&flag&e=%E9"
    assert httpx.Request("GET", url + "&d=1").url.raw_path == b"/get?a=b%20c&flag&e=%E9&d=1"


def test_merged_twice() -> None:
    """Where a name is in both, `copy_merge_params` keeps your value, while requests sends both
    values."""
    url, params = f"{GET}?page=2", {"page": 3}
    assert httpx.URL(url).copy_merge_params(params) == f"{GET}?page=3"
    assert requests.Request("GET", url, params=params).prepare().url == f"{GET}?page=2&page=3"


class Color(str, enum.Enum):  # noqa: UP042, whose text is another
    RED = "red"


OBJECTS = [({1}, ["1"]), ({"x": 1}.keys(), ["x"]), (b"x", ["x"]), (Color.RED, ["red"])]


@pytest.mark.parametrize("value, _", OBJECTS)
def test_objects_as_values(value: Any, _: list[str]) -> None:
    """HTTPX takes only lists and tuples for several values, and in a query or form it sends other
    objects as the text that `str()` makes of them."""
    assert httpx.Request("GET", GET, params={"a": value}).url.params["a"] == str(value)
    form = httpx.Request("POST", POST, data={"a": value}).content.decode()
    assert httpx.QueryParams(form)["a"] == str(value)
    for several in [1, 2], (1, 2):
        assert httpx.Request("GET", GET, params={"a": several}).url == f"{GET}?a=1&a=2"
        assert httpx.Request("POST", POST, data={"a": several}).content == b"a=1&a=2"


@pytest.mark.parametrize("value, contents", OBJECTS)
def test_objects_in_requests(value: Any, contents: list[str]) -> None:
    """Pass `list(…)` instead of a set or `dict.keys()`, `value.decode()` instead of bytes, and
    `member.value` instead of a member of a class of `(str, Enum)`, because requests sends their
    contents."""
    url = requests.Request("GET", GET, params={"a": value}).prepare().url
    assert httpx.URL(str(url)).params.get_list("a") == contents
    form: Any = requests.Request("POST", POST, data={"a": value}).prepare().body
    assert httpx.QueryParams(form).get_list("a") == contents


def test_none_removes_nothing() -> None:
    """In a requests session, `None` also removes a parameter that the session has, and HTTPX sends
    it with an empty value."""
    with requests.Session() as session, httpx.Client(params={"a": 1}) as client:
        session.params = {"a": 1}
        assert session.get(GET, params={"a": None}, timeout=5).url == GET
        assert client.get(GET, params={"a": None}).url == f"{GET}?a="


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


def test_table_no_charset(server: Callable[..., Server]) -> None:
    """| [`text/…` without a charset](#text-without-a-charset) | is decoded as ISO-8859-1 | is
    decoded as UTF-8 |"""
    before, after = both(server, response("ë".encode(), "Content-Type: text/csv"))
    assert (before.text, after.text) == ("Ã«", "ë")


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


def test_json_in_latin_1(server: Callable[..., Server]) -> None:
    """| `response.json()` for `"ë"` in Latin-1 | `UnicodeDecodeError` |
    `json.loads(response.content.decode("latin-1"))` |"""
    content = '"ë"'.encode("latin-1")
    header = "Content-Type: application/json; charset=latin-1"
    before, after = both(server, response(content, header))
    assert before.json() == json.loads(after.content.decode("latin-1")) == "ë"
    with pytest.raises(UnicodeDecodeError):
        after.json()


# Bodies, URLs, files


def test_json_dumps() -> None:
    """With requests you could sign `json.dumps(value)` and send `json=value`, because both are
    the same bytes, but with HTTPX the signature doesn't match."""
    value = {"name": "Zoë", "tags": ["a", "b"]}
    signed = json.dumps(value).encode()
    assert requests.Request("POST", POST, json=value).prepare().body == signed
    assert httpx.Request("POST", POST, json=value).content != signed


def test_bytes_have_no_content_type(internet: Internet) -> None:
    """Encode the body yourself, sign those bytes, and send them with `content=` and a
    `Content-Type` header, which neither library adds to bytes."""
    body = json.dumps({"name": "Zoë"}).encode()
    assert "Content-Type" not in httpx.Request("POST", POST, content=body).headers
    assert "Content-Type" not in requests.Request("POST", POST, data=body).prepare().headers
    got = httpx.post(POST, content=body, headers={"Content-Type": "application/json"})
    assert got.json()["data"].encode() == body


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


def test_rest_of_a_file(server: Callable[..., Server]) -> None:
    """A file in `files=` that you've read from is rewound by HTTPX, so to send only the rest, pass
    `file.read()`."""
    file = io.BytesIO(b"0123456789")
    file.read(5)
    assert b"\r\n\r\n56789\r\n" in uploaded(httpx, server, file.read())


def test_file_media_type(server: Callable[..., Server]) -> None:
    """HTTPX sends a media type for each file name, which it guesses from the name, and requests
    sends none unless you give one."""
    assert b"\r\nContent-Type: text/plain\r\n" in uploaded(httpx, server, ("a.txt", b"x"))
    assert b"\r\nContent-Type: image/png\r\n" in uploaded(httpx, server, ("a.png", b"x"))
    assert b"\r\nContent-Type: application/octet-" in uploaded(httpx, server, ("a", b"x"))
    part = uploaded(requests, server, ("a.txt", b"x")).partition(b"\r\n\r\n")[2]
    assert b"Content-Type" not in part
    assert b"Content-Type: text/css" in uploaded(requests, server, ("a", b"x", "text/css"))


@pytest.mark.parametrize("library", [httpx, requests])
def test_file_with_all_three(library: Any, server: Callable[..., Server]) -> None:
    """If the server looks at names or types, pass both: `files={"report": ("report.csv", content,
    "text/csv")}`."""
    sent = uploaded(library, server, ("report.csv", b"x", "text/csv"))
    assert b'filename="report.csv"\r\nContent-Type: text/csv\r\n\r\nx' in sent


# Timeouts


def test_pair_in_requests(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """In requests, the pair `timeout=(3, 10)` allows three seconds for connecting and ten for
    each wait for data, and sending is limited too."""
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
    # Connecting and sending: test_table_pair


def test_pair_in_httpx() -> None:
    """HTTPX accepts the pair without an error, but then sending a request and [waiting for a free
    connection](timeouts.md#four-things-can-be-late) have no limit at all."""
    with httpx.Client(timeout=(3, 10)) as client:  # type: ignore
        pair = client.timeout
    assert (pair.connect, pair.read, pair.write, pair.pool) == (3, 10, None, None)


def test_instead_of_a_pair() -> None:
    """Write `httpx.Timeout(10, connect=3)` instead, which allows three seconds for connecting and
    ten for each of the others."""
    timeout = httpx.Timeout(10, connect=3)
    assert (timeout.connect, timeout.read, timeout.write, timeout.pool) == (3, 10, 10, 10)


# None as an option


def test_table_auth_none(internet: Internet) -> None:
    """| [`auth=None` in a call](#none-as-an-option) | uses the login of the session |
    doesn't use the login of the client |"""
    with requests.Session() as session, httpx.Client(auth=("me", "secret")) as client:
        session.auth = ("me", "secret")
        session.get(GET, auth=None, timeout=5)
        client.get(GET, auth=None)
    before, after = (exchange.request.headers for exchange in internet.exchanges)
    assert before["Authorization"] == basic(b"me", b"secret") and "Authorization" not in after


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
    """`httpx.get` and its like have no client's setting to fall back on and raise `TypeError` for
    it as a timeout, so use `timeout=5.0` there."""
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


def test_session_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """requests respects `session.verify` and `session.proxies`, unless `REQUESTS_CA_BUNDLE` or a
    proxy variable in the environment says otherwise."""
    for name in "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE":
        monkeypatch.delenv(name, raising=False)
    with requests.Session() as session:
        session.verify, session.proxies = "mine.pem", {"https": "http://mine"}
        used = session.merge_environment_settings(GET, {}, None, None, None)
        assert (used["verify"], used["proxies"]["https"]) == ("mine.pem", "http://mine")
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "other.pem")
        monkeypatch.setenv("HTTPS_PROXY", "http://other")
        used = session.merge_environment_settings(GET, {}, None, None, None)
        assert (used["verify"], used["proxies"]["https"]) == ("other.pem", "http://other")


def test_ignored_attributes(wire: Internet) -> None:
    """`verify`, `cert`, `proxies`, `proxy`, `http2`, `limits` and `hooks` are ignored, so pass
    them [when you make the client](../migration/migrating.md#options-that-moved-to-the-client)."""
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
    """A hook runs before the body has been read, so call `response.read()` in it, or `await
    response.aread()`, before you use `response.text`."""
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


def test_hook_names() -> None:
    """HTTPX takes any name without complaint, but calls only the hooks named `request` and
    `response`, so test that yours runs."""
    called: list[str] = []
    names = "request", "response", "anything", "respones"
    hooks: Any = {name: [lambda _, name=name: called.append(name)] for name in names}
    with httpx.Client(event_hooks=hooks) as client:
        client.get(GET)
    assert called == ["request", "response"]


def test_transport_replaces_a_response() -> None:
    """To replace a response, write [a
    transport](https://www.python-httpx.org/advanced/transports/#custom-transports), the object
    through which a client sends requests."""

    class Transport(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(418)

    with httpx.Client(transport=Transport()) as client:
        assert client.get(GET).status_code == 418


# Attributes of a response


def test_elapsed() -> None:
    """`response.elapsed` is the time until the headers have arrived in requests, and until the
    body has been read or the response closed in HTTPX."""
    with requests.get(GET, stream=True, timeout=5) as before:
        assert before.elapsed  # nothing of the body has been read
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


def test_header_names() -> None:
    """`dict(response.headers)["Content-Type"]` raises `KeyError` in HTTPX, because the names in it
    are in lower case."""
    headers = httpx.get(GET).headers
    with pytest.raises(KeyError):
        dict(headers)["Content-Type"]


def test_header_names_in_any_case() -> None:
    """Look names up in `response.headers` itself, which finds them in any case."""
    headers = httpx.get(GET).headers
    assert headers["Content-Type"] == headers["content-type"] == headers["CONTENT-TYPE"]


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


@pytest.mark.usefixtures("netrc")
def test_broken_netrc(server: Callable[..., Server], tmp_path: Path) -> None:
    """It raises an exception if the file is missing, can't be parsed, or is `~/.netrc` and other
    users may read it, and requests doesn't."""
    at = server(response())
    (tmp_path / ".netrc").chmod(0o644)
    with pytest.raises(NetrcParseError, match="permissive"):
        httpx.NetRCAuth()
    assert requests.get(at.url, timeout=5).ok
    (tmp_path / ".netrc").chmod(0o600)
    (tmp_path / ".netrc").write_text("nonsense\n")
    with pytest.raises(NetrcParseError):
        httpx.NetRCAuth()
    assert requests.get(at.url, timeout=5).ok and not authorization(at)
    (tmp_path / ".netrc").unlink()
    with pytest.raises(FileNotFoundError):
        httpx.NetRCAuth()
    assert requests.get(at.url, timeout=5).ok and not authorization(at)


def test_latin_1_credentials(internet: Internet) -> None:
    """If a server refuses a user name or password with non-ASCII characters that worked before,
    encode both: `auth=("zoë".encode("latin-1"), "pässword".encode("latin-1"))`."""
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
def test_no_proxy_ranges(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """| [`NO_PROXY=10.0.0.0/8`](#proxies-and-passwords) | covers a range of addresses | doesn't
    cover them |"""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert requests.get(at.url, timeout=5).text == "direct"
    assert httpx.get(at.url).text == "proxy"


@pytest.mark.usefixtures("no_proxies")
def test_no_proxy_hosts(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """`NO_PROXY` takes ranges of addresses only in requests, so list the addresses one by one for
    HTTPX."""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
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
    """The logger of httpx2 is called `httpx2`."""
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
    """| `httpx.Session()` | `AttributeError` | `httpx.Client()` |"""
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


def test_table_cert(client: httpx.Client) -> None:
    """| `cert=` in a call | `TypeError` | an
    [`ssl.SSLContext`](../migration/migrating.md#options-that-moved-to-the-client) in `verify=` of
    the client |"""
    assert refused(client, "cert")
    httpx.Client(verify=ssl.create_default_context()).close()


def test_table_hooks(client: httpx.Client) -> None:
    """| `hooks=` in a call | `TypeError` | `event_hooks=` of the client |"""
    assert refused(client, "hooks")
    called: list[Any] = []
    with httpx.Client(event_hooks={"response": [called.append]}) as hooked:
        hooked.get(GET)
    assert called


def test_table_trust_env(client: httpx.Client) -> None:
    """| `session.trust_env = False` | `AttributeError` | `trust_env=False` of the client |"""
    with pytest.raises(AttributeError):
        client.trust_env = False  # type: ignore
    assert not httpx.Client(trust_env=False).trust_env


def test_table_session_proxies(client: httpx.Client) -> None:
    """| `session.proxies.update(…)` | `AttributeError` | `proxy=` or `mounts=` of the client |"""
    with pytest.raises(AttributeError):
        client.proxies.update({})  # type: ignore


def test_table_session_hooks(client: httpx.Client) -> None:
    """| `session.hooks["response"]` | `AttributeError` | `event_hooks=` of the client |"""
    with pytest.raises(AttributeError):
        client.hooks["response"]  # type: ignore


def test_table_verify_in_a_call(client: httpx.Client) -> None:
    """| `verify=` in a call of a client | `TypeError` | `verify=` of the client |"""
    assert refuses(client, "get", verify=False)


def test_table_no_body(client: httpx.Client) -> None:
    """| `data=` or `json=` in `delete`, `get`, `head` or `options` | `TypeError` |
    `client.request("DELETE", url, json=…)` |"""
    for method in "delete", "get", "head", "options":
        assert refuses(client, method, data={"a": "b"})
        assert refuses(client, method, json={"a": "b"})
    got = client.request("DELETE", "https://httpbin.org/delete", json={"a": "b"})
    assert got.json()["json"] == {"a": "b"}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_table_pairs() -> None:
    """| `data=[("a", 1), ("a", 2)]` | `TypeError`, or `RuntimeError` from an async client |
    `data={"a": [1, 2]}` |"""
    pairs: Any = [("a", 1), ("a", 2)]
    with pytest.raises(TypeError):
        httpx.post(POST, data=pairs)

    async def post() -> None:
        async with httpx.AsyncClient() as client:
            with pytest.raises(RuntimeError):
                await client.post(POST, data=pairs)

    asyncio.run(post())
    assert httpx.Request("POST", POST, data={"a": [1, 2]}).content == b"a=1&a=2"


def test_table_text_file(tmp_path: Path) -> None:
    """| a file in `files=` that was opened as text | `TypeError` | `open(path, "rb")` |"""
    path = tmp_path / "a.txt"
    path.write_text("text")
    with open(path) as text, open(path, "rb") as binary:
        with pytest.raises(TypeError, match="binary mode"):
            httpx.post(POST, files={"file": text})  # type: ignore
        assert httpx.post(POST, files={"file": binary}).json()["files"] == {"file": "text"}


def test_table_content_file(server: Callable[..., Server]) -> None:
    """| a file in `content=` that was read from | `h11.LocalProtocolError` |
    `content=file.read()` |"""
    at, file = server(response()), io.BytesIO(b"0123456789")
    file.read(5)
    with pytest.raises(h11.LocalProtocolError):
        httpx.post(at.url, content=file)
    file.seek(5)
    httpx.post(at.url, content=file.read())
    assert at.requests[-1].endswith(b"\r\n\r\n56789")


def test_table_header_none(client: httpx.Client) -> None:
    """| a header whose value is `None` | `TypeError` | leave the header out, or [remove the
    client's](#a-header-that-is-none) |"""
    with pytest.raises(TypeError):
        client.get(GET, headers={"X-Name": None})  # type: ignore


def test_table_url_with_newline(client: httpx.Client) -> None:
    """| a URL with a newline at its end | `InvalidURL` | `url.strip()` |"""
    with pytest.raises(httpx.InvalidURL):
        client.get(f"{GET}\n")
    assert client.get(f"{GET}\n".strip()).is_success


def test_table_url_startswith(client: httpx.Client) -> None:
    """| `response.url.startswith(…)` | `AttributeError` | `str(response.url).startswith(…)` |"""
    url: Any = client.get(GET).url
    with pytest.raises(AttributeError):
        url.startswith("https:")
    assert str(url).startswith("https:")


def test_table_urlsplit(client: httpx.Client) -> None:
    """| `urlsplit(response.url)` | `AttributeError` | `response.url.host` and the like, or
    `str()` first |"""
    url: Any = client.get(GET).url
    with pytest.raises(AttributeError):
        urlsplit(url)
    assert urlsplit(str(url)).hostname == url.host == "httpbin.org"


def test_table_url_as_json(client: httpx.Client) -> None:
    """| `json.dumps(response.url)` | `TypeError` | `json.dumps(str(response.url))` |"""
    url = client.get(GET).url
    with pytest.raises(TypeError):
        json.dumps(url)
    assert json.loads(json.dumps(str(url))) == GET


def test_table_header_not_ascii(client: httpx.Client, server: Callable[..., Server]) -> None:
    """| a header value with non-ASCII characters | `UnicodeEncodeError` | `{b"X-Name":
    value.encode("latin-1")}`, or what the server expects |"""
    at = server(response())
    with pytest.raises(UnicodeEncodeError):
        client.get(at.url, headers={"X-Name": "Zoë"})
    client.get(at.url, headers={b"X-Name": "Zoë".encode("latin-1")})
    assert b"\r\nX-Name: Zo\xeb\r\n" in at.requests[-1]


def test_table_ok() -> None:
    """| `response.ok` | `AttributeError` | `not response.is_error` |"""
    assert not hasattr(new(), "ok")


def test_table_reason() -> None:
    """| `response.reason` | `AttributeError` | `response.reason_phrase` |"""
    assert not hasattr(new(), "reason")
    assert new(404).reason_phrase == "Not Found"


def test_table_apparent_encoding() -> None:
    """| `response.apparent_encoding` | `AttributeError` | `default_encoding=` of the client |"""
    with pytest.raises(AttributeError):
        new().apparent_encoding  # type: ignore  # noqa: B018

    def guess(content: bytes) -> str:
        return "latin-1" if content == b"\xeb" else "utf-8"

    answer = httpx.MockTransport(lambda _: httpx.Response(200, content=b"\xeb"))
    with httpx.Client(transport=answer, default_encoding=guess) as client:
        assert client.get(GET).text == "ë"


def test_table_iter_content() -> None:
    """| `response.iter_content(1024)` | `AttributeError` | `response.iter_bytes(1024)` |"""
    assert not hasattr(new(), "iter_content")
    sizes = [len(chunk) for chunk in new(content=bytes(2000)).iter_bytes(1024)]
    assert sizes == [1024, 976]


def test_table_next() -> None:
    """| `response.next` | `AttributeError` | `response.next_request` |"""
    assert not hasattr(new(), "next")
    followed = requests.get(REDIRECT, allow_redirects=False, timeout=5).next
    following = httpx.get(REDIRECT).next_request
    assert followed and following and followed.url == following.url == GET


def test_table_request_body() -> None:
    """| `response.request.body` | `AttributeError` | `response.request.content` |"""
    assert not hasattr(new().request, "body")
    assert httpx.post(POST, content=b"x").request.content == b"x"


def test_table_late_encoding() -> None:
    """| `response.encoding = …` after `response.text` | `ValueError` | set it before |"""
    got = new(content=b"x")
    assert got.text == "x"
    with pytest.raises(ValueError, match="encoding"):
        got.encoding = "latin-1"


def test_table_with() -> None:
    """| `with httpx.get(url) as response:` | `TypeError` | no `with`: the body has been read |"""
    with pytest.raises(TypeError), httpx.get(GET):  # type: ignore
        pass
    assert httpx.get(GET).is_closed


def test_table_closed(client: httpx.Client) -> None:
    """| a request after `client.close()` | `RuntimeError` | a client that is open for longer |"""
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        client.get(GET)


def test_table_mount(client: httpx.Client) -> None:
    """| `session.mount(…)` | `AttributeError` | `mounts=` or `transport=` of the client |"""
    with pytest.raises(AttributeError):
        client.mount("https://", None)  # type: ignore


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


def test_timeout_is_raised() -> None:
    """HTTPX also raises a timeout if nothing arrives for five seconds, where requests would keep
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
    with a `DeprecationWarning`, which [Python hides by
    default](https://docs.python.org/3/library/warnings.html#default-warning-filter) outside of
    your main module."""
    with pytest.warns(DeprecationWarning):
        assert client.get(GET, cookies={"a": "b"}).is_success
    for body in b"x", "x":
        with pytest.warns(DeprecationWarning):
            assert client.post(POST, data=body).json()["data"] == "x"  # type: ignore


# Statuses, URLs, exceptions


def test_raise_for_status() -> None:
    """In new code, leave redirects off for an API whose URLs you know, because you'd want to hear
    of one there, and `raise_for_status()` tells you: it raises for each status that isn't 2xx."""
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
    """| `requests.RequestException` | `(httpx.HTTPError, httpx.InvalidURL)`, and `ValueError` for
    `response.json()` |"""
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
    """| `requests.ConnectionError` | `(httpx.ConnectTimeout, httpx.NetworkError,
    httpx.ProxyError, httpx.RemoteProtocolError)` |"""
    lost = httpx.ConnectTimeout, httpx.NetworkError, httpx.ProxyError, httpx.RemoteProtocolError
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
    for each in requests.ConnectTimeout, requests.exceptions.SSLError:
        assert issubclass(each, requests.ConnectionError)
    monkeypatch.setenv("HTTPS_PROXY", server(response(status="403 Forbidden")).url)
    with pytest.raises(requests.ConnectionError):
        requests.get("https://name.invalid/", timeout=5)
    with pytest.raises(httpx.ProxyError):
        httpx.get("https://name.invalid/")


def test_table_json_error() -> None:
    """| `requests.JSONDecodeError` | `json.JSONDecodeError` |"""
    before = old()
    before._content = b"<html>"
    with pytest.raises(requests.JSONDecodeError):
        before.json()
    with pytest.raises(json.JSONDecodeError):
        new(content=b"<html>").json()


def test_table_os_error() -> None:
    """| `OSError` | `(OSError, httpx.HTTPError, httpx.InvalidURL)` |"""
    for url in "http://a:b/", "no-scheme.invalid":
        with pytest.raises(OSError):
            requests.get(url, timeout=5)
        with pytest.raises((httpx.HTTPError, httpx.InvalidURL)) as raised:
            httpx.get(url)
        assert not isinstance(raised.value, OSError)


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


def test_json_error() -> None:
    """And `response.json()` raises `json.JSONDecodeError` or `UnicodeDecodeError`, which `except
    httpx.HTTPError:` doesn't catch, but `except ValueError:` does."""
    for content in b"<html>", '"ë"'.encode("latin-1"):
        with pytest.raises((json.JSONDecodeError, UnicodeDecodeError)) as raised:
            new(content=content).json()
        assert not isinstance(raised.value, httpx.HTTPError)
        assert isinstance(raised.value, ValueError)
