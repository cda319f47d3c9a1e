"""Claims of docs/tutorial/sending-data.md."""

import asyncio
import inspect
import json
import socket
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import h11
import httpx
import pytest
import requests

from tests.claims.server import Server, http2_pool, response

POST = "https://httpbin.org/post"


def built(**body: Any) -> httpx.Request:
    return httpx.Request("POST", POST, **body)


def sent_async(content: Any) -> httpx.Response:
    async def post() -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await client.post(POST, content=content)

    return asyncio.run(post())


async def async_pieces() -> AsyncIterator[bytes]:
    yield b"piece"


@pytest.fixture
def moved(server: Callable[..., Server]) -> Server:
    """A server that sends the first request elsewhere."""
    return server(response(b"", "Location: /there", status="307 Temporary Redirect"), response())


def test_json_row() -> None:
    """| JSON | `json=` any value | `application/json` |"""
    values: list[Any] = [{}, [1], "text", 1, True]
    for value in values:
        assert built(json=value).headers["Content-Type"] == "application/json"


def test_form_row() -> None:
    """
    | a form, like an HTML page sends it | `data=` a dictionary |
    `application/x-www-form-urlencoded` |
    """
    kind = built(data={"a": "b"}).headers["Content-Type"]
    assert kind == "application/x-www-form-urlencoded"


def test_content_row() -> None:
    """
    | anything else: XML, CSV, an image | `content=` bytes or text | none, so add it in `headers` |
    """
    for content in (b"<a/>", "<a/>"):
        assert "Content-Type" not in built(content=content).headers


def test_utf_8() -> None:
    """Text in `content` is encoded as UTF-8."""
    assert built(content="Zoë").content == "Zoë".encode()


def test_other_type() -> None:
    """A header that you pass replaces the one in the table, which is how you send JSON under
    another type, such as `application/merge-patch+json`."""
    headers = {"content-type": "application/merge-patch+json"}
    bodies: list[dict[str, Any]] = [{"json": {}}, {"data": {"a": "b"}}]
    for body in bodies:
        request = built(headers=headers, **body)
        assert request.headers.get_list("Content-Type") == ["application/merge-patch+json"]


def test_json_and_data() -> None:
    """
    Pass one of the three arguments only: if you pass several, HTTPX sends `content` rather
    than `data`, and `data` rather than `json`, without a warning.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert built(json={"a": 1}, data={"b": 2}).content == b"b=2"
        assert built(json={"a": 1}, data={"b": 2}, content=b"c").content == b"c"


def test_deprecated() -> None:
    """HTTPX still sends them, but with a `DeprecationWarning`: use `content` for them."""
    values: list[Any] = [b"bytes", "text"]
    for value in values:
        with pytest.warns(DeprecationWarning, match="content="):
            assert built(data=value).content in (b"bytes", b"text")


def test_both_libraries() -> None:
    """
    Both libraries send the form if you pass `data` and `json`, and both write an empty
    dictionary as `{}` in JSON; `json=None` means "no body" in both, so for JSON's `null` send
    `content=b"null"` with the header `Content-Type: application/json`.
    """

    def theirs(**body: Any) -> Any:
        return requests.Request("POST", POST, **body).prepare().body

    assert theirs(json={"a": 1}, data={"b": 2}) == "b=2"
    assert theirs(json={}) == built(json={}).content == b"{}"
    assert theirs(json=None) is None and built(json=None).content == b""


def test_not_serializable() -> None:
    """
    For most other types, such as a `date`, a `Decimal` or a `set`, `json=` raises a
    `TypeError`, because there's more than one way to write it and only the API's documentation
    says which.
    """
    for value in (date(2026, 1, 1), Decimal(1), {1}):
        with pytest.raises(TypeError, match="not JSON serializable"):
            built(json=value)


def test_no_setting() -> None:
    """HTTPX has no setting for another encoder, so encode the value yourself, with a function that
    says what each of your types becomes, and send the bytes with `content`:"""
    for made in (httpx.Client, httpx.Request, httpx.Client.request):
        named = [each for each in inspect.signature(made).parameters if "json" in each]
        assert set(named) <= {"json"}
        assert not any("dumps" in each or "serial" in each for each in named)


def test_no_error_without_raise() -> None:
    """The last line of `plain` keeps the error for all types that you haven't thought of; without
    it, they'd be sent as `null`."""
    assert json.dumps(object(), default=lambda value: None) == "null"


def test_nan() -> None:
    """`json=` also refuses `nan` and `inf`, which JSON doesn't have either, with a `ValueError`:
    "Out of range float values are not JSON compliant"."""
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="^Out of range float values are not JSON compliant"):
            built(json=value)


def test_json_dumps_writes_nan() -> None:
    """
    `json.dumps` by itself would write `NaN`, which
    [isn't JSON](https://www.rfc-editor.org/rfc/rfc8259#section-6), so `as_json` passes
    `allow_nan=False`.
    """
    assert json.dumps(float("nan")) == "NaN"
    with pytest.raises(ValueError, match="JSON compliant"):
        json.dumps(float("nan"), allow_nan=False)


def test_requests_nan() -> None:
    """requests raises `InvalidJSONError` for `nan`, which is a `RequestException`."""
    assert issubclass(requests.exceptions.InvalidJSONError, requests.RequestException)
    with pytest.raises(requests.exceptions.InvalidJSONError):
        requests.post(POST, json=float("nan"), timeout=5)


def test_plain_value_error() -> None:
    """HTTPX raises a plain `ValueError`, so an `except httpx.HTTPError` doesn't catch it."""
    with pytest.raises(ValueError, match="JSON") as raised:
        httpx.post(POST, json=float("nan"))
    assert type(raised.value) is ValueError


def test_form_values() -> None:
    """
    Strings are sent as they are, while HTTPX writes `True` as `true`, `None` as an empty value,
    and everything else as `str` does: a date as `2026-11-26`, but bytes and a dictionary inside
    the form as their Python code, which no server understands.
    """
    values: Any = {"t": True, "n": None, "d": date(2026, 11, 26), "i": 1}
    assert built(data=values).content == b"t=true&n=&d=2026-11-26&i=1"
    nested = httpx.post(POST, data={"a": {"b": 1}}).json()["form"]
    assert nested == {"a": "{'b': 1}"}
    assert built(data={"a": b"1"}).content == b"a=b%271%27"


def test_empty_dictionary() -> None:
    """
    If no field is left, `data={}` sends no body at all.
    """
    request = built(data={})
    assert request.content == b"" and "Content-Type" not in request.headers


def test_requests_pairs() -> None:
    """requests takes a list of pairs, and leaves out each `None`."""
    pairs: Any = [("a", "1"), ("a", "2"), ("b", None)]
    assert requests.Request("POST", POST, data=pairs).prepare().body == "a=1&a=2"


def test_list_of_pairs() -> None:
    """
    In HTTPX, a list of pairs gives a `DeprecationWarning` and then a `TypeError`, "expected a
    bytes-like object, tuple found", because HTTPX takes it for an iterator of bytes; an async
    client raises a `RuntimeError` instead.
    """
    pairs: Any = [("a", "1")]
    message = "^sequence item .: expected a bytes-like object, tuple found$"
    with pytest.warns(DeprecationWarning), pytest.raises(TypeError, match=message):
        httpx.post(POST, data=pairs)

    async def post() -> None:
        async with httpx.AsyncClient() as client:
            await client.post(POST, data=pairs)

    with pytest.warns(DeprecationWarning), pytest.raises(RuntimeError, match="AsyncClient"):
        asyncio.run(post())


def test_requests_true() -> None:
    """requests writes `True` as `True`."""
    assert requests.Request("POST", POST, data={"a": True}).prepare().body == "a=True"


def test_each_piece_as_soon_as_made(server: Callable[..., Server]) -> None:
    """Pass a generator as `content`, and HTTPX sends each piece as soon as it's made; the async
    client takes an async generator:"""
    there = server(response())
    httpx.post(there.url, content=(piece for piece in (b"one", b"two")))
    assert there.requests[0].endswith(b"\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n")


def test_async_pieces() -> None:
    """
    Pass a generator as `content`, and HTTPX sends each piece as soon as it's made; the async
    client takes an async generator:
    """
    assert sent_async(async_pieces()).json()["data"] == "piece"


def test_chunks(server: Callable[..., Server]) -> None:
    """
    A generator has no length, so HTTPX can't announce one in `Content-Length`, and sends the body
    in [chunks](https://www.rfc-editor.org/rfc/rfc9112#section-7.1) instead, each with its own
    length before it; that's what `Transfer-Encoding: chunked` means.
    """
    there = server(response())
    httpx.post(there.url, content=(piece for piece in [b"piece"]))
    head, _, body = there.requests[0].partition(b"\r\n\r\n")
    assert b"Transfer-Encoding: chunked" in head and b"Content-Length" not in head
    assert body == b"5\r\npiece\r\n0\r\n\r\n"


def test_content_length(server: Callable[..., Server]) -> None:
    """
    If you know the length, pass it as the header `Content-Length`; HTTPX then sends no chunks.
    """
    there = server(response())
    with httpx.Client() as client:

        def put(length: int) -> None:
            pieces = (piece for piece in [b"piece"])
            client.put(there.url, content=pieces, headers={"Content-Length": str(length)})

        put(5)
        assert there.requests[0].endswith(b"\r\n\r\npiece")


def test_wrong_length(server: Callable[..., Server]) -> None:
    """
    If the length is wrong, over HTTP/1.1 a body that turns out shorter or longer raises
    `h11.LocalProtocolError`, which isn't an `httpx.HTTPError` (h11 is the package with which
    HTTPX speaks HTTP/1.1); over HTTP/2, nothing checks it.
    """
    there = server(response())
    for wrong in (4, 6):
        headers = {"Content-Length": str(wrong)}
        with pytest.raises(h11.LocalProtocolError):
            httpx.post(there.url, content=(piece for piece in [b"piece"]), headers=headers)
    assert not issubclass(h11.LocalProtocolError, httpx.HTTPError)
    with http2_pool() as pool:
        sent = [("Content-Length", "4")]
        assert pool.request("POST", "https://example.com/", content=b"piece", headers=sent)


def test_same_generator_again(server: Callable[..., Server]) -> None:
    """
    But if you call `client.post` again with the same generator, to retry for example, an empty
    body is sent without an error, so make a new generator for each call.
    """
    there, pieces = server(response()), (piece for piece in [b"piece"])
    for _ in range(2):
        httpx.post(there.url, content=pieces)
    assert [b"piece" in each for each in there.requests] == [True, False]


def test_strings() -> None:
    """Each piece must be bytes; a generator of strings raises a `TypeError` when the request is
    sent."""
    strings: Any = (piece for piece in ["text"])
    with pytest.raises(TypeError):
        httpx.post(POST, content=strings)


def test_stream_consumed(moved: Server) -> None:
    """
    If the request has to be sent again with its body, after a
    [redirect](redirects-and-cookies.md) such as 307 or for [digest
    authentication](authentication.md), HTTPX raises `StreamConsumed`.
    """
    pieces = (piece for piece in [b"piece"])
    with pytest.raises(httpx.StreamConsumed):
        httpx.post(moved.url, content=pieces, follow_redirects=True)


def test_digest(server: Callable[..., Server]) -> None:
    """A generator can be used once."""
    header = 'WWW-Authenticate: Digest realm="r", nonce="n"'
    there = server(response(b"", header, status="401 Unauthorized"))
    auth = httpx.DigestAuth("user", "secret")
    with pytest.raises(httpx.StreamConsumed):
        httpx.post(there.url, content=(piece for piece in [b"piece"]), auth=auth)


def test_other_iterators(moved: Server) -> None:
    """
    For other iterators, such as `content=iter(pieces)`, even the redirect sends an empty body,
    without an error.
    """
    pieces: Iterator[bytes] = iter([b"piece"])
    assert httpx.post(moved.url, content=pieces, follow_redirects=True).is_success
    assert b"piece" in moved.requests[0] and b"piece" not in moved.requests[1]


def test_list_of_bytes(moved: Server) -> None:
    """A list of bytes can be sent any number of times, but only with the sync client."""
    assert httpx.post(moved.url, content=[b"piece"], follow_redirects=True).is_success
    assert all(b"piece" in request for request in moved.requests)
    with pytest.raises(RuntimeError, match="AsyncClient"):
        sent_async([b"piece"])


@pytest.mark.usefixtures("server")  # real sockets
def test_requests_sends_both_headers() -> None:
    """
    requests takes generators in `data`; if you pass `Content-Length` with one, it announces
    chunks as well and sends none, which is a broken request.
    """
    pieces = (piece for piece in [b"piece"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(requests.ReadTimeout):  # nobody reads it before it's all sent
            requests.post(url, data=pieces, headers={"Content-Length": "5"}, timeout=0.2)
        with listening.accept()[0] as connection:
            head, _, sent = connection.recv(65_536).partition(b"\r\n\r\n")
    assert b"Content-Length: 5" in head and b"Transfer-Encoding: chunked" in head
    assert sent == b"piece"


def test_other_signature() -> None:
    """In requests that works, because it calls `json.dumps` in the same way, but HTTPX writes JSON
    without spaces and with letters such as `ë` as they are, so the server would check other bytes
    than you've signed."""
    payment: Any = {"to": "Zoë", "cents": 1990}
    signed = json.dumps(payment).encode()
    assert requests.Request("POST", POST, json=payment).prepare().body == signed
    assert built(json=payment).content == '{"to":"Zoë","cents":1990}'.encode() != signed


def test_json_types() -> None:
    """
    | `json=` a date, `Decimal`, set or bytes | `TypeError`: Object of type … is not JSON
    serializable |
    """
    for value in (date(2026, 1, 1), Decimal(1), {1}, b"bytes"):
        with pytest.raises(TypeError, match=r"^Object of type \w+ is not JSON serializable"):
            built(json=value)


def test_json_numbers() -> None:
    """
    | `json=` `nan` or `inf` | `ValueError`: Out of range float values are not JSON compliant |
    """
    for value in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="^Out of range float values are not JSON compliant"):
            built(json=value)


def test_data_pairs() -> None:
    """
    | `data=` a list of pairs | `TypeError`: expected a bytes-like object, tuple found |
    """
    pairs: Any = [("a", "1")]
    with (
        pytest.warns(DeprecationWarning),
        pytest.raises(TypeError, match="expected a bytes-like object, tuple found$"),
    ):
        httpx.post(POST, data=pairs)


def test_content_dictionary() -> None:
    """| `content=` a dictionary | `TypeError`: Unexpected type for 'content' |"""
    with pytest.raises(TypeError, match="^Unexpected type for 'content'"):
        built(content={"a": 1})


def test_bytearray() -> None:
    """| `content=` a `bytearray` or `memoryview` | `TypeError` when it's sent; pass `bytes(…)` of
    it |"""
    contents: list[Any] = [bytearray(b"abc"), memoryview(b"abc")]
    for content in contents:
        with pytest.raises(TypeError):
            httpx.post(POST, content=content)
        assert httpx.post(POST, content=bytes(content)).json()["data"] == "abc"


def test_generator_async() -> None:
    """
    | `content=` a generator, on an async client | `RuntimeError`: Attempted to send an sync
    request with an AsyncClient instance |
    """
    message = "^Attempted to send an sync request with an AsyncClient instance"
    with pytest.raises(RuntimeError, match=message):
        sent_async(piece for piece in [b"piece"])


def test_async_generator() -> None:
    """
    | `content=` an async generator, on a sync client | `RuntimeError`: Attempted to send an async
    request with a sync Client instance |
    """
    message = "^Attempted to send an async request with a sync Client instance"
    with pytest.raises(RuntimeError, match=message):
        httpx.post(POST, content=async_pieces())


def test_keys() -> None:
    """Tuples become arrays, and keys that are numbers become strings, without an error."""
    assert json.dumps({1: (2, 3)}) == '{"1": [2, 3]}'
    with pytest.raises(TypeError):
        json.dumps({date(2026, 11, 26): 1}, default=str)
