"""Claims of docs/tutorial/familiar-not-identical.md."""

import asyncio
import base64
import contextlib
import io
import json
import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests

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


# The table of silent differences, where no program on the page shows them.


def test_table_query_characters() -> None:
    """| [`[` or `{` in the query of a URL](#characters-in-a-url) | is percent-encoded | is sent
    as it is |"""
    url = "https://httpbin.org/get?a=[{"
    assert requests.Request("GET", url).prepare().path_url == "/get?a=%5B%7B"
    assert httpx.Request("GET", url).url.raw_path == b"/get?a=[{"


def uploaded(library: Any, server: Callable[..., Server], file: Any) -> bytes:
    at = server(response())
    library.post(at.url, files={"field": file}, timeout=5)
    return at.requests[-1]


def test_table_files(server: Callable[..., Server]) -> None:
    """| [a file in `files=`](#uploaded-files) | is sent from its current position | is sent from
    its beginning |"""
    for library, sent in (requests, b"\r\n\r\n56789\r\n"), (httpx, b"\r\n\r\n0123456789\r\n"):
        file = io.BytesIO(b"0123456789")
        file.seek(5)
        assert sent in uploaded(library, server, file)


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
    """| [`client.headers = …`](#headers-that-you-assign-to-a-client) | replaces the default
    headers | adds to the default headers |"""
    with requests.Session() as session, httpx.Client() as client:
        session.headers, client.headers = {"X-Name": "value"}, {"X-Name": "value"}  # type: ignore
        assert list(session.headers) == ["X-Name"]
        assert {"user-agent", "accept", "accept-encoding", "x-name"} < set(client.headers)


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_table_verify(wire: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """| [`client.verify = False`](#attributes-that-a-client-ignores) | is respected | is ignored
    |"""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")  # which would win, and which the wire sets
    with requests.Session() as session, httpx.Client() as client:
        session.verify = client.verify = False  # type: ignore
        assert session.get(UNTRUSTED, timeout=5).status_code == 200
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            client.get(UNTRUSTED)


def test_table_hooks() -> None:
    """| [a misspelled name in `event_hooks=`](#event-hooks) | raises `ValueError` in `hooks=` |
    is accepted, and the hook never called |"""
    called: list[Any] = []
    with pytest.raises(ValueError, match="respones"):
        requests.get(GET, hooks={"respones": called.append}, timeout=5)
    with httpx.Client(event_hooks={"respones": [called.append]}) as client:
        client.get(GET).raise_for_status()
    assert not called


@pytest.fixture
def slow_body(server: Callable[..., Server]) -> tuple[Any, Any]:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"
    return both(server, [head, 0.03, b"b"])


def test_table_elapsed(slow_body: tuple[Any, Any]) -> None:
    """| [`response.elapsed`](#elapsed-is_redirect-and-header-names) | ends with the headers |
    ends with the body |"""
    before, after = (got.elapsed.total_seconds() for got in slow_body)
    assert before < 0.03 <= after


def test_table_304() -> None:
    """| [`response.is_redirect` for a 304](#elapsed-is_redirect-and-header-names) | is false | is
    true |"""
    assert not old(304).is_redirect and new(304).is_redirect


def test_table_header_names(server: Callable[..., Server]) -> None:
    """| [the names in `response.headers`](#elapsed-is_redirect-and-header-names) | are as the
    server sent them | are in lower case |"""
    before, after = both(server, response(b"", "X-Name: value"))
    assert list(before.headers) == ["Content-Length", "X-Name"]
    assert list(after.headers) == ["content-length", "x-name"]


def test_table_lines(server: Callable[..., Server]) -> None:
    """| [the lines of a stream](streaming.md#line-by-line) | end at line feeds and carriage
    returns | end at eight other characters too |"""
    splits: dict[Any, set[str]] = {requests: set(), httpx: set()}
    for character in map(chr, [*range(0x100), 0x2028, 0x2029]):
        before, after = old(), new(content=f"a{character}b".encode())
        before.raw = io.BytesIO(f"a{character}b".encode())
        splits[requests] |= {character} if len(list(before.iter_lines())) == 2 else set()
        splits[httpx] |= {character} if len(list(after.iter_lines())) == 2 else set()
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
    """| [a password like `pässword`](#credentials-from-netrc) | is encoded as Latin-1 | is
    encoded as UTF-8 |"""
    requests.get(GET, auth=("me", "pässword"), timeout=5)
    httpx.get(GET, auth=("me", "pässword"))
    sent = [exchange.request.headers["Authorization"] for exchange in internet.exchanges]
    assert sent == [basic(b"me", "pässword".encode(way)) for way in ("latin-1", "utf-8")]


@pytest.mark.usefixtures("no_proxies")
def test_table_proxies(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """| [`HTTPS_PROXY` and the like](#proxies-from-the-environment) | are read for each request |
    are read when the client is made |"""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    with requests.Session() as session, httpx.Client() as client:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert session.get(at.url, timeout=5).text == "proxy"
        assert client.get(at.url).text == "direct"


def test_table_logging(caplog: pytest.LogCaptureFixture) -> None:
    """| [logging at the level INFO](#log-lines-with-urls) | logs nothing for a request | logs the
    URL of each request |"""
    caplog.set_level(logging.INFO)
    requests.get(GET, timeout=5)
    assert not caplog.records
    httpx.get(GET)
    assert GET in caplog.text


# Redirects


METHODS = "get", "options", "head", "post", "put", "patch", "delete"


def test_what_requests_follows(server: Callable[..., Server]) -> None:
    """requests follows redirects in each of its functions and methods except `requests.head()`
    and `Session.head()`; even `requests.request("HEAD", url)` follows them."""
    moved = response(b"", "Location: /next", status="302 Found")
    with requests.Session() as session:
        for sender in requests, session:
            for name in METHODS:
                at = server(moved, response())
                getattr(sender, name)(at.url, timeout=5)
                assert len(at.requests) == (1 if name == "head" else 2)
            assert sender.request("HEAD", server(moved, response()).url, timeout=5).history
        prepared = requests.Request("GET", server(moved, response()).url).prepare()
        assert session.send(prepared, timeout=5).history


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
    """`httpx.Response` has no truth value of its own, so Python takes it for true as it does most
    objects, and an error passes the check:"""
    assert not {"__bool__", "__len__"} & set(dir(httpx.Response))
    assert all(new(status) for status in range(100, 600))


def test_is_success() -> None:
    """Write `if response.is_success:`, which is true for the statuses from 200 to 299."""
    assert [status for status in range(100, 600) if new(status).is_success] == [*range(200, 300)]


def test_no_ok() -> None:
    """`response.ok` doesn't exist in HTTPX."""
    assert not hasattr(new(), "ok")


def test_counterpart_of_ok() -> None:
    """Its exact counterpart is `not response.is_error`, which is true for redirects as well;
    `is_success` is what you'll usually mean."""
    for status in range(100, 600):
        assert old(status).ok == (not new(status).is_error)
    assert not new(302).is_error


# Queries and values


def test_empty_params() -> None:
    """An empty dictionary erases the query too, which matters if your function has a parameter
    like `params={}`; `params=None` leaves the URL alone."""
    assert httpx.Request("GET", f"{GET}?page=2", params={}).url == GET
    assert httpx.Request("GET", f"{GET}?page=2", params=None).url == f"{GET}?page=2"


def test_merging_makes_a_new_url() -> None:
    """If a URL may have a query, join the two yourself with `copy_merge_params`, which returns a
    new URL:"""
    url = httpx.URL(f"{GET}?page=2")
    assert url.copy_merge_params({"size": 10}) == f"{GET}?page=2&size=10"
    assert url == f"{GET}?page=2"


def test_merged_twice() -> None:
    """Where a name is in both, `copy_merge_params` keeps your value, while requests sends both
    values."""
    url, params = f"{GET}?page=2", {"page": 3}
    assert httpx.URL(url).copy_merge_params(params) == f"{GET}?page=3"
    assert requests.Request("GET", url, params=params).prepare().url == f"{GET}?page=2&page=3"


def test_form_values() -> None:
    """The form fields in `data=` follow the same rules: HTTPX sends `None` as an empty field and
    `True` as `true`."""
    values = {"a": None, "b": True}
    assert requests.Request("POST", POST, data=values).prepare().body == "b=True"
    assert httpx.Request("POST", POST, data=values).content == b"a=&b=true"


def test_bytes_as_values() -> None:
    """Decode bytes before you pass them as a value, because HTTPX sends `b"x"` as the four
    characters `b'x'`."""
    url: Any = httpx.Request("GET", GET, params={"a": b"x"}).url
    form = httpx.Request("POST", POST, data={"a": b"x"}).content
    assert url.params["a"] == httpx.QueryParams(form)["a"] == "b'x'"


def test_table_bytes() -> None:
    """| [`None`, `True` or bytes as a value](#none-true-and-bytes-as-values) | left out, `True`,
    the bytes | an empty value, `true`, `b'…'` |"""
    values: Any = {"a": None, "b": True, "c": b"x"}
    assert requests.Request("GET", GET, params=values).prepare().url == f"{GET}?b=True&c=x"
    assert str(httpx.Request("GET", GET, params=values).url) == f"{GET}?a=&b=true&c=b%27x%27"


def test_none_removes_nothing() -> None:
    """A `None` doesn't remove a parameter of the client either, as it does for a requests
    session: HTTPX sends it empty."""
    with requests.Session() as session, httpx.Client(params={"a": 1}) as client:
        session.params = {"a": 1}
        assert session.get(GET, params={"a": None}, timeout=5).url == GET
        assert client.get(GET, params={"a": None}).url == f"{GET}?a="


# Text


def test_table_text(server: Callable[..., Server]) -> None:
    """requests takes ISO-8859-1 if the media type begins with `text/`, and guesses from the bytes
    for most others; HTTPX takes UTF-8 for all of them."""
    for media_type in "text/plain", "text/html", "text/csv":
        before, after = both(server, response(b"", f"Content-Type: {media_type}"))
        assert (before.encoding, after.encoding) == ("ISO-8859-1", "utf-8")
    for line in "Content-Type: application/xml", "X-Name: value":
        before, after = both(server, response("Zoë".encode(), line))
        assert before.encoding is None and before.apparent_encoding == "utf-8"
        assert after.encoding == "utf-8"


def test_utf_8_text(server: Callable[..., Server]) -> None:
    """If the text is in UTF-8, the HTTPX default is the better one, because requests turns `Zoë`
    into `ZoÃ«`."""
    before, after = both(server, response("Zoë".encode(), "Content-Type: text/plain"))
    assert (before.text, after.text) == ("ZoÃ«", "Zoë")


def test_latin_1_text(server: Callable[..., Server]) -> None:
    """If it's in ISO-8859-1, it's the other way around, because HTTPX puts `�` where it can't
    decode the bytes."""
    before, after = both(server, response("Zoë".encode("latin-1"), "Content-Type: text/plain"))
    assert (before.text, after.text) == ("Zoë", "Zo�")


def test_encoding_is_set(server: Callable[..., Server]) -> None:
    """If you know that a server sends something else, say so with
    `httpx.Client(default_encoding="iso-8859-1")`, or set `response.encoding` before you read
    `response.text` for the first time."""
    at = server(response("Zoë".encode("latin-1"), "Content-Type: text/plain"))
    with httpx.Client(default_encoding="iso-8859-1") as client:
        assert client.get(at.url).text == "Zoë"
    later = httpx.get(at.url)
    later.encoding = "iso-8859-1"
    assert later.text == "Zoë"


def test_default_encoding_function() -> None:
    """`default_encoding` can also be a function that guesses the encoding from the bytes."""
    seen: list[bytes] = []

    def guess(content: bytes) -> str:
        seen.append(content)
        return "latin-1"

    assert new(content="ë".encode("latin-1"), default_encoding=guess).text == "ë"
    assert seen == ["ë".encode("latin-1")]


def test_json_encodings() -> None:
    """`response.json()` doesn't use this encoding: HTTPX takes the bytes for UTF-8, UTF-16 or
    UTF-32, whatever the header says."""
    header = {"Content-Type": "application/json; charset=latin-1"}
    for encoding in "utf-8", "utf-16", "utf-32":
        assert new(headers=header, content='"ë"'.encode(encoding)).json() == "ë"


def test_json_in_latin_1(server: Callable[..., Server]) -> None:
    """requests decodes JSON as the header says, so a document in Latin-1 that it reads raises
    `UnicodeDecodeError` in HTTPX."""
    content = '"ë"'.encode("latin-1")
    before, after = both(server, response(content, "Content-Type: text/json; charset=latin-1"))
    assert before.json() == "ë"
    with pytest.raises(UnicodeDecodeError):
        after.json()


# Bodies, URLs, files


def test_json_dumps() -> None:
    """`json.dumps(value)` writes what requests sends for `json=value`, so a program can sign that
    text and send the value; with HTTPX the server then checks the signature against other bytes
    and refuses the request."""
    value = {"name": "Zoë", "tags": ["a", "b"]}
    signed = json.dumps(value).encode()
    assert requests.Request("POST", POST, json=value).prepare().body == signed
    assert httpx.Request("POST", POST, json=value).content != signed


def test_bytes_have_no_content_type() -> None:
    """Don't forget the `Content-Type` header, because neither library adds one to bytes."""
    assert "Content-Type" not in httpx.Request("POST", POST, content=b"{}").headers
    assert "Content-Type" not in requests.Request("POST", POST, data=b"{}").prepare().headers


REWRITTEN = "https://httpbin.org/get?a=[{%7E"


def test_requests_rewrites_urls() -> None:
    """requests rewrites a URL that you pass: it encodes characters such as `[` and `{` in the
    query as `%5B` and `%7B`, and turns `%7E` back into `~`."""
    assert requests.Request("GET", REWRITTEN).prepare().path_url == "/get?a=%5B%7B~"


def test_httpx_leaves_urls() -> None:
    """HTTPX sends all of these as you wrote them."""
    assert httpx.Request("GET", REWRITTEN).url.raw_path == b"/get?a=[{%7E"


def test_params_are_encoded() -> None:
    """That's what you want for a URL that somebody has signed, but a strict server may refuse the
    brackets, so pass such values with `params=`, where both libraries encode them."""
    encoded = "https://httpbin.org/get?a=%5B%7B"
    assert requests.Request("GET", GET, params={"a": "[{"}).prepare().url == encoded
    assert str(httpx.Request("GET", GET, params={"a": "[{"}).url) == encoded


def test_files_are_not_rewound_by_requests(server: Callable[..., Server]) -> None:
    """If you read the first lines of a file to check it, and then pass the file in `files=`,
    requests sends the rest of it."""
    file = io.BytesIO(b"one\ntwo\n")
    file.readline()
    assert b"\r\n\r\ntwo\n\r\n" in uploaded(requests, server, file)


def test_files_are_rewound(server: Callable[..., Server]) -> None:
    """HTTPX sends the whole file, because it moves it back to its beginning first."""
    file = io.BytesIO(b"one\ntwo\n")
    file.readline()
    assert b"\r\n\r\none\ntwo\n\r\n" in uploaded(httpx, server, file)


def test_rest_of_a_file(server: Callable[..., Server]) -> None:
    """If you want to send only the rest, read it yourself and pass the bytes."""
    file = io.BytesIO(b"0123456789")
    file.read(5)
    assert b"\r\n\r\n56789\r\n" in uploaded(httpx, server, file.read())


def test_file_media_type(server: Callable[..., Server]) -> None:
    """HTTPX also sends a media type for each file, which it guesses from the file's name, and
    requests sends none unless you give one."""
    assert b"\r\nContent-Type: text/plain\r\n" in uploaded(httpx, server, ("a.txt", b"x"))
    assert b"\r\nContent-Type: image/png\r\n" in uploaded(httpx, server, ("a.png", b"x"))
    assert b"\r\nContent-Type: application/octet-" in uploaded(httpx, server, ("a", b"x"))
    part = uploaded(requests, server, ("a.txt", b"x")).partition(b"\r\n\r\n")[2]
    assert b"Content-Type" not in part
    assert b"Content-Type: text/css" in uploaded(requests, server, ("a", b"x", "text/css"))


def test_file_without_a_name(server: Callable[..., Server]) -> None:
    """Bytes without a file name are called `upload` in HTTPX, and after the form field in
    requests."""
    assert b'name="field"; filename="upload"' in uploaded(httpx, server, b"x")
    assert b'name="field"; filename="field"' in uploaded(requests, server, b"x")


@pytest.mark.parametrize("library", [httpx, requests])
def test_file_with_all_three(library: Any, server: Callable[..., Server]) -> None:
    """If the server looks at either, pass all three: `files={"report": ("report.csv", content,
    "text/csv")}`."""
    sent = uploaded(library, server, ("report.csv", b"x", "text/csv"))
    assert b'filename="report.csv"\r\nContent-Type: text/csv\r\n\r\nx' in sent


# Timeouts


def test_pair_in_requests(server: Callable[..., Server]) -> None:
    """In requests, `timeout=(3, 10)` allows three seconds for connecting and ten for each wait
    for data, and sending is limited too."""
    at = server([b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na", 0.04, b"b", 0.04, b"c"])
    assert requests.get(at.url, timeout=(1, 0.07)).text == "abc"
    with pytest.raises(requests.ConnectionError):  # ReadTimeout while the body is read
        requests.get(at.url, timeout=(1, 0.02))
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
    """| [`auth=None` in a call](#none-as-an-option) | uses the login of the session | sends no
    login |"""
    with requests.Session() as session, httpx.Client(auth=("me", "secret")) as client:
        session.auth = ("me", "secret")
        session.get(GET, auth=None, timeout=5)
        client.get(GET, auth=None)
    before, after = (exchange.request.headers for exchange in internet.exchanges)
    assert before["Authorization"] == basic(b"me", b"secret") and "Authorization" not in after


def test_none_in_requests(internet: Internet) -> None:
    """In requests, that's the same as leaving the option out."""
    with requests.Session() as session:
        session.auth = ("me", "secret")
        session.get("https://httpbin.org/delay/9").raise_for_status()
        session.get("https://httpbin.org/delay/9", auth=None, timeout=None).raise_for_status()
    one, other = (exchange.request.headers["Authorization"] for exchange in internet.exchanges)
    assert one == other


def test_none_in_httpx(internet: Internet) -> None:
    """In HTTPX it isn't: `timeout=None` switches the time limit of five seconds off, and
    `auth=None` sends no login even if the client has one."""
    with httpx.Client(auth=("me", "secret")) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://httpbin.org/delay/9")
        assert client.get("https://httpbin.org/delay/9", timeout=None, auth=None).is_success
    assert "Authorization" not in internet.exchanges[-1].request.headers


def test_use_client_default(internet: Internet) -> None:
    """Use `httpx.USE_CLIENT_DEFAULT` as the default in such a function, which stands for whatever
    the client was made with."""
    default = httpx.USE_CLIENT_DEFAULT
    with httpx.Client(auth=("me", "secret"), timeout=1) as client:
        client.get(GET, auth=default, timeout=default)
        assert "Authorization" in internet.exchanges[-1].request.headers
        with pytest.raises(httpx.ReadTimeout):
            client.get("https://httpbin.org/delay/2", timeout=default)


# A client's settings


def test_session_headers() -> None:
    """After `session.headers = {"X-Name": "value"}`, a requests session has that one header and
    none of its defaults."""
    with requests.Session() as session:
        session.headers = {"X-Name": "value"}  # type: ignore
        sent = session.get(GET, timeout=5).request.headers
    assert dict(sent) == {"X-Name": "value"}


def test_client_headers() -> None:
    """HTTPX puts its defaults below the ones that you assign, so a client still sends its own
    `User-Agent`, `Accept` and `Accept-Encoding`."""
    with httpx.Client() as client:
        client.headers = {"X-Name": "value"}
        sent = client.get(GET).request.headers
        for name in "User-Agent", "Accept", "Accept-Encoding":
            assert sent[name] == httpx.Client().headers[name]
        client.headers = {"User-Agent": "mine"}
        assert client.get(GET).request.headers["User-Agent"] == "mine"


def test_earlier_headers_are_gone() -> None:
    """Headers that you gave to the client before are gone in both."""
    with requests.Session() as session, httpx.Client(headers={"X-Old": "1"}) as client:
        session.headers["X-Old"] = "1"
        session.headers = client.headers = {"X-Name": "value"}  # type: ignore
        assert "X-Old" not in session.headers and "X-Old" not in client.headers


def test_update_and_delete() -> None:
    """So use `client.headers.update(…)` to add to the headers, and `del client.headers["Accept"]`
    to remove a default."""
    with httpx.Client() as client:
        client.headers.update({"X-Name": "value"})
        del client.headers["Accept"]
        sent = client.get(GET).request.headers
    assert "X-Name" in sent and "Accept" not in sent and "User-Agent" in sent


def test_session_and_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """requests respects both, unless `REQUESTS_CA_BUNDLE` or a proxy variable in the environment
    says otherwise."""
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
    `verify=`, `proxy=`, `mounts=`, `http2=`, `limits=` or `event_hooks=` when you make the
    client."""
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
    `max_redirects` and `event_hooks` do hold for the next request."""
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


def test_session_timeout() -> None:
    """`session.timeout = 5` is a case of its own: requests ignores it, and HTTPX respects it."""
    url = "https://httpbin.org/delay/6"
    with requests.Session() as session, httpx.Client() as client:
        session.timeout = client.timeout = 5  # type: ignore
        assert session.get(url).status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            client.get(url)


def test_hook_names() -> None:
    """A client has two kinds of hooks, `request` and `response`, and takes any other name without
    complaint."""
    with httpx.Client(event_hooks={"anything": []}) as client:
        assert set(client.event_hooks) == {"request", "response"}


def test_misspelled_hook() -> None:
    """With `event_hooks={"respones": [log]}` your function is never called, where
    `requests.get(url, hooks={"respones": log})` raises `ValueError`."""
    called: list[Any] = []
    with httpx.Client(event_hooks={"respones": [called.append]}) as client:
        client.get(GET).raise_for_status()
    assert not called
    with pytest.raises(ValueError):
        requests.get(GET, hooks={"respones": called.append}, timeout=5)


def test_hook_returns() -> None:
    """HTTPX also ignores what a hook returns."""
    other = new(418)
    with httpx.Client(event_hooks={"response": [lambda _: other]}) as client:
        assert client.get(GET).status_code == 200


def test_hook_returns_in_requests() -> None:
    """In requests, a response hook that returns a response puts it in place of the original one,
    which needs [a transport or an auth
    flow](https://www.python-httpx.org/advanced/transports/#custom-transports) in HTTPX."""
    other = old(418)
    assert requests.get(GET, hooks={"response": lambda *_, **__: other}, timeout=5) is other

    class Auth(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore
            yield request
            yield httpx.Request("GET", "https://httpbin.org/status/418")

    assert httpx.get(GET, auth=Auth()).status_code == 418
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(418))) as client:
        assert client.get(GET).status_code == 418


# Attributes of a response


def test_elapsed(slow_body: tuple[Any, Any], server: Callable[..., Server]) -> None:
    """`response.elapsed` ends when the headers have arrived in requests, and when the body has
    been read or the response closed in HTTPX."""
    before, after = (got.elapsed.total_seconds() for got in slow_body)
    assert before < 0.03 <= after
    at = server([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", 0.03, b"b"])
    with httpx.stream("GET", at.url) as closed:
        pass
    assert closed.elapsed.total_seconds() < 0.03


def test_is_redirect() -> None:
    """`response.is_redirect` is true for any status from 300 to 399 in HTTPX, even for 304."""
    assert all(new(status).is_redirect == (300 <= status < 400) for status in range(100, 600))


def test_has_redirect_location() -> None:
    """Use `response.has_redirect_location`, which like `is_redirect` in requests also asks for a
    `Location` header."""
    for status in range(100, 600):
        assert not new(status).has_redirect_location and not old(status).is_redirect
        headers = {"Location": "/"}
        assert new(status, headers=headers).has_redirect_location == (
            old(status, **headers).is_redirect
        )


def test_header_names() -> None:
    """HTTPX shows header names in lower case, so `dict(response.headers)["Content-Type"]` raises
    `KeyError`."""
    headers = httpx.get(GET).headers
    with pytest.raises(KeyError):
        dict(headers)["Content-Type"]


def test_header_names_in_any_case() -> None:
    """Look names up in `response.headers` itself, which finds them in any case."""
    headers = httpx.get(GET).headers
    assert headers["Content-Type"] == headers["content-type"] == headers["CONTENT-TYPE"]


# Credentials and the environment


@pytest.mark.usefixtures("netrc")
def test_netrc_wins(server: Callable[..., Server]) -> None:
    """If a `.netrc` file in your home directory has a login for a host, requests sends it to that
    host, and even puts it in place of an `Authorization` header that you set."""
    at = server(response())
    requests.get(at.url, headers={"Authorization": "Bearer mine"}, timeout=5)
    assert authorization(at) == BY_NETRC


@pytest.mark.usefixtures("netrc")
def test_netrc_is_left_alone(server: Callable[..., Server]) -> None:
    """HTTPX leaves the file alone, so a program that relied on it suddenly gets 401."""
    at = server(response())
    httpx.get(at.url)
    assert not authorization(at)


@pytest.mark.usefixtures("netrc")
def test_netrc_auth(server: Callable[..., Server]) -> None:
    """Pass `auth=httpx.NetRCAuth()` to have it read."""
    at = server(response())
    httpx.get(at.url, auth=httpx.NetRCAuth())
    assert authorization(at) == BY_NETRC


def test_encoded_credentials(internet: Internet) -> None:
    """A user name or password with other characters than ASCII is another trap, since
    `auth=("zoë", "pässword")` sends Latin-1 in requests and UTF-8 in HTTPX."""
    requests.get(GET, auth=("zoë", "pässword"), timeout=5)
    httpx.get(GET, auth=("zoë", "pässword"))
    sent = [exchange.request.headers["Authorization"] for exchange in internet.exchanges]
    ways = "latin-1", "utf-8"
    assert sent == [basic("zoë".encode(way), "pässword".encode(way)) for way in ways]


def test_latin_1_credentials(internet: Internet) -> None:
    """If a server refuses a password that worked before, encode both:
    `auth=("zoë".encode("latin-1"), "pässword".encode("latin-1"))`."""
    credentials = "zoë".encode("latin-1"), "pässword".encode("latin-1")
    httpx.get(GET, auth=credentials)
    assert internet.exchanges[0].request.headers["Authorization"] == basic(*credentials)


@pytest.mark.usefixtures("no_proxies")
def test_proxy_variables(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """Both libraries use the proxies in `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, but HTTPX
    reads the variables once, when the client is made, and requests reads them for each
    request."""
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
    """`NO_PROXY` differs too: requests understands a range such as `10.0.0.0/8` there, and HTTPX
    sends requests for those addresses to the proxy."""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.0/8")
    assert requests.get(at.url, timeout=5).text == "direct"
    assert httpx.get(at.url).text == "proxy"


@pytest.mark.usefixtures("no_proxies")
def test_no_proxy_hosts(server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    """List the hosts one by one for HTTPX."""
    proxy, at = server(response(b"proxy")), server(response(b"direct"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", "10.0.0.1,127.0.0.1")
    assert httpx.get(at.url).text == "direct"


def test_log_line(caplog: pytest.LogCaptureFixture) -> None:
    """HTTPX logs a line for each request at the level INFO, and the line holds the whole URL,
    with any key or token that is in its query."""
    caplog.set_level(logging.INFO)
    httpx.get(f"{GET}?token=secret")
    assert [record.name for record in caplog.records] == ["httpx"]
    assert f"{GET}?token=secret" in caplog.text


def test_no_log_line_in_requests(caplog: pytest.LogCaptureFixture) -> None:
    """requests logs nothing at that level."""
    caplog.set_level(logging.INFO)
    requests.get(GET, timeout=5)
    assert not caplog.records


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


def test_table_moved(client: httpx.Client) -> None:
    """| `proxies=`, `cert=` or `hooks=` in a call | `TypeError` | `proxy=`, `verify=` or
    `event_hooks=` of the client |"""
    for name in "proxies", "cert", "hooks":
        assert refuses(client, "get", **{name: None})
        with pytest.raises(TypeError, match=f"'{name}'"):
            httpx.get(GET, **{name: None})  # type: ignore
    httpx.Client(proxy=None, verify=True, event_hooks=None).close()


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


def test_table_header_none(client: httpx.Client) -> None:
    """| a header whose value is `None` | `TypeError` | leave the header out |"""
    with pytest.raises(TypeError):
        client.get(GET, headers={"X-Name": None})  # type: ignore


def test_table_header_not_ascii(client: httpx.Client) -> None:
    """| a header value with other characters than ASCII | `UnicodeEncodeError` |
    `value.encode("latin-1")`, or what the server expects |"""
    with pytest.raises(UnicodeEncodeError):
        client.get(GET, headers={"X-Name": "Zoë"})
    sent = httpx.Request("GET", GET, headers={b"X-Name": "Zoë".encode("latin-1")})
    assert (b"X-Name", b"Zo\xeb") in sent.headers.raw


def test_table_ok() -> None:
    """| `response.ok` | `AttributeError` | `not response.is_error` |"""
    assert not hasattr(new(), "ok")


def test_table_reason() -> None:
    """| `response.reason` | `AttributeError` | `response.reason_phrase` |"""
    assert not hasattr(new(), "reason")
    assert new(404).reason_phrase == "Not Found"


def test_table_apparent_encoding() -> None:
    """| `response.apparent_encoding` | `AttributeError` | `default_encoding=` of the client |"""
    assert not hasattr(new(), "apparent_encoding")


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


def test_timeout_is_raised() -> None:
    """Five seconds without a sign from the server raise a timeout, too, where requests waits on:
    see [timeouts](timeouts.md#what-happens-if-you-say-nothing)."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/6")
    assert requests.get("https://httpbin.org/delay/6").status_code == 200


def test_authorities(monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that is only trusted because of `REQUESTS_CA_BUNDLE` is refused, because
    HTTPX doesn't read that variable."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    httpx.create_ssl_context()
    with requests.Session() as session:
        used = session.merge_environment_settings(GET, {}, None, None, None)
    assert used["verify"] == "/no/such/file"


def test_ssl_cert_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set `SSL_CERT_FILE` instead, or see
    [certificates](certificates.md#trust-one-more-authority)."""
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")
    with pytest.raises(FileNotFoundError):
        httpx.create_ssl_context()


def test_warnings(client: httpx.Client) -> None:
    """HTTPX warns with a `DeprecationWarning`, and goes on, if you pass `cookies=` to a call of a
    client, or bytes or text as `data=`."""
    with pytest.warns(DeprecationWarning):
        assert client.get(GET, cookies={"a": "b"}).is_success
    for body in b"x", "x":
        with pytest.warns(DeprecationWarning):
            assert client.post(POST, data=body).json()["data"] == "x"  # type: ignore


# Statuses, URLs, exceptions


def test_raise_for_status() -> None:
    """`raise_for_status()` raises for each status that isn't 2xx."""
    for status in range(100, 600):
        raises = pytest.raises(httpx.HTTPStatusError)
        with contextlib.nullcontext() if 200 <= status < 300 else raises:
            new(status).raise_for_status()


def test_raise_for_status_in_requests() -> None:
    """`raise_for_status()` of requests raises for the statuses from 400 to 599, that of HTTPX for
    redirects as well."""
    for status in range(100, 1000):
        raises = pytest.raises(requests.HTTPError)
        with raises if 400 <= status < 600 else contextlib.nullcontext():
            old(status).raise_for_status()


def test_304_raises() -> None:
    """It also raises where nothing is wrong."""
    with pytest.raises(httpx.HTTPStatusError, match="304"):
        new(304).raise_for_status()


def test_url_in_requests() -> None:
    """In requests, `response.url` is a string."""
    assert type(requests.get(GET, timeout=5).url) is str


def test_url_in_httpx() -> None:
    """In HTTPX it's an `httpx.URL`, which has the parts of the URL as attributes, but not the
    methods of a string that you'd search or cut it with:"""
    url = httpx.get(f"{GET}?page=2").url
    assert type(url) is httpx.URL
    assert (url.scheme, url.host, url.path, url.query) == (
        "https",
        "httpbin.org",
        "/get",
        b"page=2",
    )
    for name in (
        "startswith",
        "endswith",
        "find",
        "index",
        "split",
        "partition",
        "replace",
        "strip",
    ):
        assert not hasattr(url, name)


def test_url_is_no_string() -> None:
    """`response.url.startswith(…)` raises `AttributeError`, and `json.dumps(response.url)` raises
    `TypeError`."""
    url: Any = httpx.get(GET).url
    with pytest.raises(AttributeError):
        url.startswith("https:")
    with pytest.raises(TypeError):
        json.dumps(url)


def test_url_equals_a_string() -> None:
    """Comparing with a string works: `response.url == "https://httpbin.org/get?page=2"`."""
    assert httpx.get(f"{GET}?page=2").url == "https://httpbin.org/get?page=2"


def test_names_of_exceptions() -> None:
    """`httpx.RequestException` and `httpx.ConnectionError` don't exist, and you'll notice that
    only once something else has failed and Python evaluates the `except` line."""
    assert not hasattr(httpx, "RequestException") and not hasattr(httpx, "ConnectionError")

    def read(url: str) -> int:
        try:
            return httpx.get(url).raise_for_status().status_code
        except httpx.RequestException:  # type: ignore
            return 0

    assert read(GET) == 200
    with pytest.raises(AttributeError):
        read("https://httpbin.org/status/404")


def test_http_error() -> None:
    """`httpx.HTTPError` does exist, but isn't only an error status, as it is in requests: it also
    covers timeouts and failed connections."""
    assert issubclass(httpx.TimeoutException, httpx.HTTPError)
    assert issubclass(httpx.ConnectError, httpx.HTTPError)
    assert not issubclass(requests.Timeout, requests.HTTPError)
    assert not issubclass(requests.ConnectionError, requests.HTTPError)


def test_status_error() -> None:
    """For the error status alone, catch `httpx.HTTPStatusError`."""
    for each in httpx.TransportError, httpx.TooManyRedirects, httpx.DecodingError:
        assert not issubclass(each, httpx.HTTPStatusError)
    assert not httpx.HTTPStatusError.__subclasses__()


def test_os_error() -> None:
    """The exceptions of requests are `OSError`s, so `except OSError:` catches a failed connection
    there, but HTTPX's aren't."""
    assert issubclass(requests.RequestException, OSError)
    assert issubclass(requests.ConnectionError, requests.RequestException)
    for each in vars(httpx).values():
        if isinstance(each, type) and issubclass(each, Exception):
            assert not issubclass(each, OSError)


def test_json_error() -> None:
    """And `response.json()` raises `json.JSONDecodeError` in HTTPX, which `except
    httpx.HTTPError:` doesn't catch, so name `ValueError` as well."""
    with pytest.raises(json.JSONDecodeError) as raised:
        new(content=b"<html>").json()
    assert not isinstance(raised.value, httpx.HTTPError) and isinstance(raised.value, ValueError)
