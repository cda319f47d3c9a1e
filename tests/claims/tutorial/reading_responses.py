"""Claims of docs/tutorial/reading-responses.md."""

import asyncio
import gzip
import io
import json
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET = "https://httpbin.org/get"
ZOE = "Zoë".encode("latin-1")


def made(content: bytes = b"", status: int = 200, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = httpx.Request("GET", GET)
    return httpx.Response(status, content=content, headers=named, request=request)


def requests_made(content: bytes, status: int = 200, **headers: str) -> requests.Response:
    got = requests.Response()
    got.status_code, got.raw = status, io.BytesIO(content)
    got.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    got.encoding = requests.utils.get_encoding_from_headers(got.headers)
    return got


def test_expecting_value() -> None:
    """Your program has read an API's JSON for months, and today it stops with `JSONDecodeError:
    Expecting value: line 1 column 1 (char 0)`."""
    with pytest.raises(json.JSONDecodeError) as raised:
        made(b"<html>").json()
    assert str(raised.value) == "Expecting value: line 1 column 1 (char 0)"


def test_json_errors() -> None:
    """
    `response.json()` raises `json.JSONDecodeError` for a body that isn't JSON, and
    `UnicodeDecodeError` for one whose bytes aren't in UTF-8, UTF-16 or UTF-32.
    """
    with pytest.raises(json.JSONDecodeError):
        made(b"text").json()
    with pytest.raises(UnicodeDecodeError):
        made(b'"' + ZOE + b'"').json()


def test_value_errors() -> None:
    """Both are a `ValueError`, and neither is an `httpx.HTTPError`."""
    for error in (json.JSONDecodeError, UnicodeDecodeError):
        assert issubclass(error, ValueError) and not issubclass(error, httpx.HTTPError)


def test_any_type() -> None:
    """It doesn't look at `Content-Type`: JSON is parsed even if the server calls it text."""
    assert made(b"[1]", content_type="text/html").json() == [1]


def test_unicode() -> None:
    """
    It recognizes these three by the first bytes, and it passes its arguments on to
    [`json.loads`](https://docs.python.org/3/library/json.html#json.loads), so with
    `response.json(parse_float=Decimal)` prices keep their digits.
    """
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert made('"Zoë"'.encode(encoding)).json() == "Zoë"
    assert str(made(b"19.90").json(parse_float=Decimal)) == "19.90"


def test_no_content() -> None:
    """A response with the status 204 has no body, so `json()` raises an exception for it; check
    `response.status_code` before if an endpoint may send one."""
    with pytest.raises(json.JSONDecodeError):
        httpx.get("https://httpbin.org/status/204").json()


def test_requests_error() -> None:
    """requests raises `requests.JSONDecodeError`, which is a `RequestException` as well as a
    `ValueError`."""
    with pytest.raises(requests.JSONDecodeError) as raised:
        requests_made(b"text").json()
    assert isinstance(raised.value, requests.RequestException)
    assert isinstance(raised.value, ValueError)


def test_requests_guesses() -> None:
    """
    JSON in Latin-1 raises `UnicodeDecodeError` in HTTPX, while requests falls back to
    `response.text`.
    """
    content = '{"name": "Zoë"}'.encode("latin-1")
    kind = "application/json; charset=latin-1"
    assert requests_made(content, content_type=kind).json() == {"name": "Zoë"}
    got = made(content, content_type=kind)
    with pytest.raises(UnicodeDecodeError):
        got.json()
    assert json.loads(got.text) == {"name": "Zoë"}


def is_family(first: int, properties: list[str], raises: bool) -> bool:
    """Whether these of the properties are true for a hundred statuses, and whether they raise."""
    names = ["is_informational", "is_success", "is_redirect", "is_error", "is_client_error"]
    for got in map(lambda status: made(status=status), (first, first + 99)):
        if properties != [each for each in [*names, "is_server_error"] if getattr(got, each)]:
            return False
        try:
            raised = got.raise_for_status() is not got
        except httpx.HTTPStatusError:
            raised = True
        if raised != raises:
            return False
    return True


def test_100() -> None:
    """| 100–199 | `is_informational` | raises |"""
    assert is_family(100, ["is_informational"], True)


def test_200() -> None:
    """| 200–299 | `is_success` | returns the response |"""
    assert is_family(200, ["is_success"], False)


def test_300() -> None:
    """| 300–399 | `is_redirect` | raises |"""
    assert is_family(300, ["is_redirect"], True)


def test_400() -> None:
    """| 400–499 | `is_error`, `is_client_error` | raises |"""
    assert is_family(400, ["is_error", "is_client_error"], True)


def test_500() -> None:
    """| 500–599 | `is_error`, `is_server_error` | raises |"""
    assert is_family(500, ["is_error", "is_server_error"], True)


def test_neither() -> None:
    """So `not response.is_error` doesn't mean success: a
    [redirect that isn't followed](redirects-and-cookies.md) is neither."""
    got = httpx.get("https://httpbin.org/redirect/1")
    assert not got.is_error and not got.is_success


def test_in_a_line() -> None:
    """Because `raise_for_status()` returns the response, it fits into a line: `data =
    client.get(url).raise_for_status().json()`."""
    with httpx.Client() as client:
        assert client.get(GET).raise_for_status().json()["url"] == GET


def test_requests_status() -> None:
    """requests raises for 400 and above only, returns `None` from `raise_for_status()`, and has
    `response.ok`, which is true for every status below 400."""
    for status in (100, 204, 302, 399):
        got = requests_made(b"", status)
        assert got.ok
        got.raise_for_status()
    for status in (400, 599):
        got = requests_made(b"", status)
        assert not got.ok
        with pytest.raises(requests.HTTPError):
            got.raise_for_status()


def test_truth() -> None:
    """There, a response is false in a condition if its status is an error; in HTTPX each response
    is true, so `if response:` has to become `if response.is_success:`."""
    assert not requests_made(b"", 404) and requests_made(b"", 200)
    assert made(status=404) and made(status=200)


def test_304_raises() -> None:
    """The program has to handle 304 before it calls `raise_for_status()`, which would raise an
    exception for it, and it has to keep the first response, since the second one is empty."""
    etag = httpx.get("https://api.github.com/users/python").headers["ETag"]
    url = "https://api.github.com/users/python"
    got = httpx.get(url, headers={"If-None-Match": etag})
    assert (got.status_code, got.content) == (304, b"")
    with pytest.raises(httpx.HTTPStatusError):
        got.raise_for_status()


def test_charset() -> None:
    """It takes the `charset` in `Content-Type`, and if there's none, or one that Python doesn't
    have, UTF-8."""
    assert made(ZOE, content_type="text/plain; charset=latin-1").text == "Zoë"
    for kind in ("text/plain", "text/plain; charset=klingon"):
        assert made("Zoë".encode(), content_type=kind).text == "Zoë"


def test_replaced() -> None:
    """
    Bytes that can't be decoded become `�`, without an exception, unless the server names one
    of Python's codecs that aren't for text, such as `hex`: then `text` raises an
    `AssertionError`, so a crawler has to expect that.
    """
    assert made(ZOE).text == "Zo�"
    with pytest.raises(AssertionError):
        made(ZOE, content_type="text/plain; charset=hex").text  # noqa: B018


def test_set_too_late() -> None:
    """If you know better than the server, set `response.encoding` before you read `response.text`
    for the first time; afterwards, HTTPX raises a `ValueError`."""
    got = made(ZOE)
    got.encoding = "latin-1"
    assert got.text == "Zoë"
    with pytest.raises(ValueError, match="encoding"):
        got.encoding = "utf-8"


def test_content() -> None:
    """
    `response.content` has the bytes before they're decoded and isn't affected by it.
    """
    got = made(ZOE)
    got.encoding = "latin-1"
    assert got.text and got.content == ZOE


def test_default_encoding(server: Callable[..., Server]) -> None:
    """If a server sends no charset, and its text isn't UTF-8, tell the client once, with
    `httpx.Client(default_encoding="iso-8859-1")`."""
    with httpx.Client(default_encoding="iso-8859-1") as client:
        assert client.get(server(response(ZOE)).url).text == "Zoë"


def test_function(server: Callable[..., Server]) -> None:
    """
    Where you can't know the encoding, as in a crawler, pass a function that gets the bytes and
    returns the name of an encoding, for example one that asks
    [charset-normalizer](https://charset-normalizer.readthedocs.io/).
    """
    seen: list[bytes] = []

    def detect(content: bytes) -> str:
        seen.append(content)
        return "iso-8859-1"

    with httpx.Client(default_encoding=detect) as client:
        assert client.get(server(response(ZOE)).url).text == "Zoë"
    assert seen == [ZOE]


def test_named_encoding_wins(server: Callable[..., Server]) -> None:
    """
    Both are used only where the server doesn't name an encoding that Python has, and a function
    isn't called for a [stream](streaming.md).
    """
    url = server(response("Zoë".encode(), "Content-Type: text/plain; charset=utf-8")).url
    for default in ("iso-8859-1", lambda content: "iso-8859-1"):
        with httpx.Client(default_encoding=default) as client:
            assert client.get(url).text == "Zoë"
    unknown = server(response(ZOE, "Content-Type: text/plain; charset=klingon")).url
    with httpx.Client(default_encoding="iso-8859-1") as client:
        assert client.get(unknown).text == "Zoë"
    asked: list[bytes] = []

    def detect(content: bytes) -> str:
        asked.append(content)
        return "iso-8859-1"

    with httpx.Client(default_encoding=detect) as client:
        with client.stream("GET", server(response(ZOE, "Content-Type: text/plain")).url) as got:
            assert "".join(got.iter_text()) == "Zo�" and not asked


def test_requests_encoding() -> None:
    """
    If the server doesn't name an encoding, requests takes Latin-1 for `text/…`, UTF-8 for
    `application/json`, and guesses it for the other types.
    """
    assert requests_made(ZOE, content_type="text/plain").encoding == "ISO-8859-1"
    assert requests_made(ZOE, content_type="application/json").encoding == "utf-8"
    other = requests_made(ZOE, content_type="application/octet-stream")
    assert other.encoding is None and other.text


def test_requests_any_time() -> None:
    """It lets you set `response.encoding` at any time, as its tab does, and
    `response.apparent_encoding` has its guess, for which HTTPX has no counterpart."""
    got = requests_made(ZOE, content_type="text/plain; charset=utf-8")
    assert got.text == "Zo�"
    got.encoding = "latin-1"
    assert got.text == "Zoë" and got.apparent_encoding
    assert not hasattr(made(), "apparent_encoding")


def test_get_list() -> None:
    """
    `get_list` returns the headers one by one, and with `split_commas=True` the values, if none
    of them contains a comma, as dates and the URLs of `Link` do.
    """
    headers = httpx.Headers([("A", "1, 2"), ("A", "3")])
    assert headers.get_list("A") == ["1, 2", "3"]
    assert headers.get_list("A", split_commas=True) == ["1", "2", "3"]
    date = httpx.Headers({"Date": "Thu, 26 Nov 2026 10:00:00 GMT"})
    assert len(date.get_list("Date", split_commas=True)) == 2


def test_set_cookie() -> None:
    """The exception to the rule is `Set-Cookie`, whose dates contain commas: read it with
    `get_list("Set-Cookie")`, or read [the cookies](redirects-and-cookies.md) instead."""
    cookies = ["a=1; Expires=Thu, 31 Dec 2099 00:00:00 GMT", "b=2"]
    headers = httpx.Headers([("Set-Cookie", cookie) for cookie in cookies])
    assert headers.get_list("Set-Cookie") == cookies
    got = httpx.get("https://httpbin.org/cookies/set?a=1&b=2")
    assert dict(got.cookies) == {"a": "1", "b": "2"}


def test_get() -> None:
    """Names are found in any case, and `get` takes a default, as it does for a dictionary."""
    headers = httpx.Headers({"A": "1"})
    assert headers["a"] == headers["A"] == "1" and headers.get("b", "default") == "default"


def test_strings() -> None:
    """All values are strings, also those of `Content-Length` and `Retry-After`, so convert them
    with `int` and expect nonsense."""
    assert type(httpx.get(GET).headers["Content-Length"]) is str
    assert made(retry_after="soon").headers["Retry-After"] == "soon"


def test_requests_headers() -> None:
    """requests joins repeated headers too, and has no public way to get at them one by one; its
    tab asks urllib3."""
    url = "https://httpbin.org/response-headers?X-Part=one&X-Part=two"
    headers = requests.get(url, timeout=5).headers
    assert headers["X-Part"] == "one, two"
    assert not any(hasattr(headers, name) for name in ("get_list", "getlist", "get_all"))


def test_names() -> None:
    """If you loop over `response.headers`, HTTPX gives you the names in lower case, requests as
    they were sent."""
    assert list(made(content_type="text/plain").headers)[0] == "content-type"
    assert "Content-Type" in list(requests.get(GET, timeout=5).headers)


def test_history() -> None:
    """
    `response.history` has the redirects, the first one first, and what an [`Auth`
    class](authentication.md) received, such as the 401 of Digest.
    """
    got = httpx.get("https://httpbin.org/relative-redirect/2", follow_redirects=True)
    assert [each.url.path for each in got.history] == [
        "/relative-redirect/2",
        "/relative-redirect/1",
    ]
    assert httpx.get(GET).history == []
    login = httpx.DigestAuth("user", "secret")
    (refused,) = httpx.get("https://httpbin.org/digest-auth/auth/user/secret", auth=login).history
    assert refused.status_code == 401


def test_request() -> None:
    """`response.request` is the request as it was sent, with the headers that the client added."""
    sent = httpx.get(GET).request
    assert sent.method == "GET" and "User-Agent" in sent.headers


def test_elapsed(internet: Internet) -> None:
    """`response.elapsed` is a `timedelta`, from sending the request until the response has been
    read or closed."""
    got = httpx.get("https://httpbin.org/drip?duration=3&numbytes=4&delay=1")
    assert isinstance(got.elapsed, timedelta)
    with httpx.stream("GET", GET) as got, pytest.raises(RuntimeError, match="elapsed"):
        print(got.elapsed)


def test_elapsed_of_redirects(server: Callable[..., Server]) -> None:
    """It doesn't include the redirects before, which have an `elapsed` of their own, so measure
    with `time.perf_counter()` if you need the time of the whole call."""
    moved = response(b"", "Location: /there", status="302 Found")
    got = httpx.get(server([0.5, moved], response()).url, follow_redirects=True)
    assert got.history[0].elapsed >= timedelta(seconds=0.5) > got.elapsed


def test_requests_elapsed(server: Callable[..., Server]) -> None:
    """
    In requests, `elapsed` ends when the headers have arrived, and `response.url` is a string.
    """
    slow = [b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n", 0.5, b"a"]
    got = requests.get(server(slow).url, timeout=5)
    assert got.elapsed < timedelta(seconds=0.5) and type(got.url) is str
    assert httpx.get(server(slow).url).elapsed >= timedelta(seconds=0.5)


def test_closed_by_an_exception(server: Callable[..., Server]) -> None:
    """
    Raising an exception leaves the `with` block, and that closes the response, so over HTTP/1.1
    nothing more is read.
    """
    with httpx.Client() as client, pytest.raises(KeyError):
        with client.stream("GET", server(response(bytes(100_000))).url) as got:
            for _ in got.iter_bytes(10):
                raise KeyError
    assert got.is_closed and got.num_bytes_downloaded < 100_000


def test_content_length() -> None:
    """A look at `Content-Length` isn't enough: the header may be missing, as in the second
    response, and for compressed content it's the size before decompression."""
    with httpx.stream("GET", "https://httpbin.org/stream-bytes/10") as got:
        assert "Content-Length" not in got.headers
        got.read()


def test_compressed_length(server: Callable[..., Server]) -> None:
    """`response.headers["Content-Encoding"]` says what was used, `response.num_bytes_downloaded`
    counts the bytes before decompression, and `len(response.content)` those after."""
    packed = gzip.compress(bytes(1000))
    got = httpx.get(server(response(packed, "Content-Encoding: gzip")).url)
    assert got.headers["Content-Encoding"] == "gzip"
    assert int(got.headers["Content-Length"]) == got.num_bytes_downloaded == len(packed)
    assert len(got.content) == 1000


def test_asked_for(server: Callable[..., Server]) -> None:
    """
    HTTPX asks for compressed content and decompresses it by itself: `gzip` and `deflate` always,
    [`brotli` and `zstd`](installation.md) if you've installed them, as `Accept-Encoding` tells the
    server.
    """
    there = server(response(zlib.compress(b"text"), "Content-Encoding: deflate"))
    assert httpx.get(there.url).text == "text"
    assert b"Accept-Encoding: gzip, deflate" in there.requests[0]


def test_zeros() -> None:
    """A small response can become a huge one: a megabyte of zeros is about a kilobyte in gzip."""
    assert 900 < len(gzip.compress(bytes(1_000_000))) < 1200


def test_decompressed_at_once(server: Callable[..., Server]) -> None:
    """
    With `iter_bytes(16_384)` the pieces that you get are small, but HTTPX decompresses each
    piece of the network at once, and only then cuts it, so the program asks for no
    compression, and refuses a response that is compressed all the same.
    """
    there = server(response(gzip.compress(bytes(1_000_000)), "Content-Encoding: gzip"))
    tracemalloc.start()
    with httpx.stream("GET", there.url) as got:
        assert max(len(piece) for piece in got.iter_bytes(16_384)) == 16_384
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak > 1_000_000


def test_decoding_error(server: Callable[..., Server]) -> None:
    """Content that claims to be compressed and isn't raises `httpx.DecodingError` when it's
    read."""
    url = server(response(b"plain", "Content-Encoding: gzip")).url
    with httpx.Client() as client, client.stream("GET", url) as got:
        with pytest.raises(httpx.DecodingError):
            got.read()


def test_whole_body(server: Callable[..., Server]) -> None:
    """`client.get` reads the whole body into memory, whatever its size."""
    with httpx.Client() as client:
        assert len(client.get(server(response(bytes(3_000_000))).url).content) == 3_000_000


def test_both_mean_the_same() -> None:
    """
    For most headers, [both mean the same](https://www.rfc-editor.org/rfc/rfc9110#section-5.3), so
    `response.headers["X-Part"]` joins them:
    """
    url = "https://httpbin.org/response-headers?X-Part=one&X-Part=two"

    async def get() -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.get(url)

    assert asyncio.run(get()).headers["X-Part"] == "one, two"


def test_decoded_by_hand() -> None:
    """In HTTPX, decode such JSON yourself: `json.loads(response.content.decode("latin-1"))`."""
    content = b'{"name": "' + ZOE + b'"}'
    got = made(content, content_type="application/json; charset=latin-1")
    with pytest.raises(UnicodeDecodeError):
        got.json()
    assert json.loads(got.content.decode("latin-1")) == {"name": "Zoë"}


def test_gzip_in_parts(server: Callable[..., Server]) -> None:
    """
    Of gzip in several parts, as a concatenated log has them, HTTPX gives you the first and
    drops the rest without an error, where requests gives you all.
    """
    parts = gzip.compress(b"one ") + gzip.compress(b"two")
    url = server(response(parts, "Content-Encoding: gzip")).url
    assert httpx.get(url).content == b"one "
    assert requests.get(url, timeout=5).content == b"one two"
