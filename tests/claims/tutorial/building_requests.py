"""Claims of docs/tutorial/building-requests.md."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, http2_pool, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"


def test_build_request_takes_the_same() -> None:
    """`client.build_request` takes the arguments of `client.request`, apart from `auth` and
    `follow_redirects`, and returns the request instead of sending it:"""
    build, request = (
        set(inspect.signature(each).parameters)
        for each in (httpx.Client.build_request, httpx.Client.request)
    )
    assert build - {"extensions"} == request - {"auth", "follow_redirects", "extensions"}


def test_read(tmp_path: Path) -> None:
    """
    `request.read()` returns the body; if it comes from an async generator, write `await
    request.aread()`.
    """
    path = tmp_path / "file"
    path.write_bytes(bytes(100_000))
    with path.open("rb") as file:
        assert len(httpx.Request("POST", POST, files={"file": file}).read()) > 100_000
    bodies: list[dict[str, Any]] = [{"json": {}}, {"data": {"a": 1}}, {"content": iter([b"a"])}]
    for body in bodies:
        assert httpx.Request("POST", POST, **body).read()

    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"

    with pytest.raises(AssertionError):
        httpx.Request("POST", POST, content=pieces()).read()
    assert asyncio.run(httpx.Request("POST", POST, content=pieces()).aread()) == b"a"


def test_async_build() -> None:
    """`build_request` is a plain method of the async client, too: you don't `await` it, since
    nothing is sent."""
    assert isinstance(httpx.AsyncClient().build_request("GET", GET), httpx.Request)


def test_added_later() -> None:
    """What it can't show is what's added later: the `Authorization` header of
    [`auth=`](authentication.md), which HTTPX computes when it sends the request, and what event
    hooks change."""

    def mark(request: httpx.Request) -> None:
        request.headers["X-Marked"] = "yes"

    hooks = {"request": [mark]}
    with httpx.Client(auth=("user", "secret"), event_hooks=hooks) as client:
        request = client.build_request("GET", GET)
        assert not {"authorization", "x-marked"} & set(request.headers)
        sent = client.get(GET).request
        assert {"authorization", "x-marked"} <= set(sent.headers)


def test_response_request() -> None:
    """To see a request with those, look at `response.request` afterwards."""
    assert "Authorization" in httpx.get(GET, auth=("user", "secret")).request.headers


def test_prepared() -> None:
    """
    In requests, a `Request` has to be prepared before you see what it sends, with
    `session.prepare_request(request)` if the session's settings are to be in it.
    """
    request = requests.Request("POST", POST, json={})
    assert not hasattr(request, "body") and request.prepare().body == b"{}"


@pytest.mark.parametrize("library", [httpx.Client, httpx.AsyncClient])
def test_methods(library: Any) -> None:
    """A client has a method for each of the seven common methods of HTTP, and `request` for all
    others."""
    for method in ("get", "head", "options", "post", "put", "patch", "delete", "request"):
        assert callable(getattr(library, method))
    assert not hasattr(library, "trace") and not hasattr(library, "connect")


def test_first_argument() -> None:
    """Each takes the URL first:"""
    for method in ("get", "head", "options", "post", "put", "patch", "delete"):
        assert list(inspect.signature(getattr(httpx.Client, method)).parameters)[1] == "url"


def test_no_body() -> None:
    """`get`, `head`, `options` and `delete` don't take a body, so `client.delete(URL, json=…)`
    raises a `TypeError`."""
    for method in ("get", "head", "options", "delete"):
        with pytest.raises(TypeError, match="json"):
            getattr(httpx, method)(GET, json={})
        for name in ("content", "data", "files", "json"):
            assert name not in inspect.signature(getattr(httpx.Client, method)).parameters


def test_unknown_methods(server: Callable[..., Server]) -> None:
    """
    `client.request` accepts names that it doesn't know as well, such as `PROPFIND` of WebDAV or
    the new [`QUERY`](https://www.rfc-editor.org/rfc/rfc10008), which is safe to repeat as GET
    is, and has a body.
    """
    there = server(response())
    for method in ("PROPFIND", "QUERY", "BREW"):
        httpx.request(method, there.url, json={})
    assert [each.split()[0] for each in there.requests] == [b"PROPFIND", b"QUERY", b"BREW"]


def test_requests_takes_a_body() -> None:
    """In requests, `get` and `delete` take `json` and `data` as well."""
    url = "https://httpbin.org/anything"
    for send in (requests.get, requests.delete):
        assert send(url, json={"a": 1}, timeout=5).json()["json"] == {"a": 1}
        assert send(url, data={"a": 1}, timeout=5).json()["form"] == {"a": "1"}


def test_head() -> None:
    """`requests.head` doesn't follow redirects while `requests.get` does; in HTTPX none of them
    does, unless you [ask for it](redirects-and-cookies.md)."""
    url = "https://httpbin.org/redirect/1"
    assert requests.head(url, timeout=5).status_code == 302
    assert requests.get(url, timeout=5).status_code == 200
    for method in ("GET", "HEAD", "DELETE", "POST", "PUT", "PATCH"):
        got = httpx.request(method, "https://httpbin.org/redirect-to?url=/get")
        assert got.status_code == 302


def test_params_replace() -> None:
    """But take care if the URL already has a query: **`params` replaces it**."""
    assert httpx.get(f"{GET}?page=2", params={"q": "a"}).url.query == b"q=a"


def test_encoded() -> None:
    """Pass the query as `params`, so that HTTPX encodes spaces, `&` and letters such as `è` in
    each value, which is where queries that are put together by hand break."""
    assert httpx.get(GET, params={"q": "a b&è"}).json()["args"] == {"q": "a b&è"}


def test_list() -> None:
    """Each value of a list becomes a parameter of its own."""
    assert httpx.QueryParams({"a": [1, 2]}).multi_items() == [("a", "1"), ("a", "2")]


def test_merge_and_add() -> None:
    """`copy_merge_params` replaces a parameter that the URL already has, as assigning to a
    dictionary does; to add a second value for the same name, use `copy_add_param`."""
    url = httpx.URL(f"{GET}?page=2")
    assert url.copy_merge_params({"page": 3}).query == b"page=3"
    assert url.copy_add_param("page", 3).query == b"page=2&page=3"


def test_client_params() -> None:
    """The same happens with [parameters of the client](clients.md), which are meant for an API key
    or a language that each request needs: a client with `params` replaces the query of every URL
    that it's given."""
    with httpx.Client(params={"key": "k"}) as client:
        assert client.get(f"{GET}?page=2").url.query == b"key=k"


def test_requests_adds() -> None:
    """requests adds `params` to the query of the URL, so a program that you move loses that query
    without an error."""
    got = requests.get(f"{GET}?page=2", params={"q": "a"}, timeout=5)
    assert got.url.endswith("?page=2&q=a")


def test_urls_are_accepted() -> None:
    """`httpx.URL` knows the rules, and every function that takes a URL accepts one:"""
    url = httpx.URL("https://httpbin.org/anything")
    for method in ("get", "head", "options", "post", "put", "patch", "delete"):
        assert getattr(httpx, method)(url).is_success
    assert httpx.request("GET", url).is_success
    with httpx.Client(base_url=url) as client, client.stream("GET", url) as got:
        assert got.is_success


def test_copies() -> None:
    """The `copy_…` methods return a new URL and leave the old one as it was, so you can share one
    among many requests."""
    url = httpx.URL(f"{GET}?a=1")
    copies = [
        url.copy_with(path="/"),
        url.copy_set_param("a", 2),
        url.copy_add_param("a", 2),
        url.copy_remove_param("a"),
        url.copy_merge_params({"b": 1}),
    ]
    assert url == f"{GET}?a=1" and all(copy != url for copy in copies)


def test_question_mark_in_a_path() -> None:
    """
    `copy_with(path=…)` encodes what can't stand in a path, while a `%`, `?` or `#` that belongs
    to a file name has to be encoded first, with
    [`urllib.parse.quote`](https://docs.python.org/3/library/urllib.parse.html#urllib.parse.quote).
    """
    url = httpx.URL("https://example.com/")
    assert url.copy_with(path="/a b").raw_path == b"/a%20b"
    for name in ("why?", "a#b", "50%20off"):
        try:
            assert url.copy_with(path=f"/{name}").raw_path != f"/{quote(name)}".encode()
        except httpx.InvalidURL:
            pass
        assert url.copy_with(path=f"/{quote(name)}").raw_path == f"/{quote(name)}".encode()


def test_user_input() -> None:
    """Don't build URLs by pasting what a user typed into an f-string: in `f"/users/{name}"`, the
    name `../admin` leads to another endpoint."""
    with httpx.Client(base_url="https://example.com") as client:
        assert client.build_request("GET", "/users/../admin").url.path == "/admin"


def test_quoted() -> None:
    """
    It doesn't change a name that is `..`, so refuse that one, or better, accept only names of
    the form that your API has.
    """
    name = quote("../admin", safe="")
    with httpx.Client(base_url="https://example.com") as client:
        dots = quote("..", safe="")
        assert client.build_request("GET", f"/users/{dots}/keys").url.path == "/keys"
        assert client.build_request("GET", f"/users/{name}").url.raw_path == b"/users/..%2Fadmin"


def test_base_url() -> None:
    """A `base_url` of the client works differently from `join`: the path of the call is
    [appended to it](clients.md), even if it begins with a slash."""
    base = httpx.URL("https://example.com/v1/")
    with httpx.Client(base_url=base) as client:
        assert client.build_request("GET", "/users").url.path == "/v1/users"
    assert base.join("/users").path == "/users"


def test_equal() -> None:
    """Two URLs are equal if they're written the same way once HTTPX has normalized them, so
    `httpx.URL("https://Example.com:443/")` equals `"https://example.com/"`."""
    assert httpx.URL("https://Example.com:443/") == "https://example.com/"
    assert httpx.URL("https://example.com/%7E") != "https://example.com/~"


def test_password() -> None:
    """
    A password in a URL is hidden by its `repr`, but not by `str`, so log `repr(url)`; a key in
    the query is hidden by neither.
    """
    url = httpx.URL("https://user:secret@example.com/")
    assert "secret" in str(url) and "secret" not in repr(url)
    assert "key" in repr(httpx.URL("https://example.com/?key=key"))


def test_response_url() -> None:
    """In HTTPX, `response.url` is an `httpx.URL`, so write `str(response.url)` where you need a
    string, such as for `startswith`, `urlsplit` or JSON."""
    url = httpx.get(GET).url
    assert isinstance(url, httpx.URL) and not hasattr(url, "startswith")


def test_requests_url() -> None:
    """In requests, URLs are strings, also `response.url`."""
    assert type(requests.get(GET, timeout=5).url) is str


def test_own_headers(server: Callable[..., Server]) -> None:
    """A client adds headers of its own to each request over HTTP/1.1: `Host`, `Accept`,
    `Accept-Encoding`, `Connection` and `User-Agent`."""
    there = server(response())
    httpx.get(there.url)
    lines = there.requests[0].decode().split("\r\n")[1:-2]
    names = {line.partition(":")[0] for line in lines}
    assert names == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


def test_case() -> None:
    """Upper and lower case don't matter: `accept` replaces the client's `Accept`."""
    with httpx.Client(headers={"Accept": "a/b"}) as client:
        request = client.build_request("GET", GET, headers={"accept": "c/d"})
    assert request.headers.get_list("Accept") == ["c/d"]


def test_delete_from_a_client(server: Callable[..., Server]) -> None:
    """From all requests of a client, remove it with `del client.headers["User-Agent"]`."""
    there = server(response())
    with httpx.Client() as client:
        del client.headers["User-Agent"]
        client.get(there.url)
    assert b"user-agent" not in there.requests[0].lower()


def test_numbers() -> None:
    """
    In `headers=`, values are strings or bytes, so convert numbers with `str`.
    """
    headers: Any = {"X-Number": 1}
    with pytest.raises(TypeError, match="str or bytes"):
        httpx.get(GET, headers=headers)


def test_ascii() -> None:
    """A string may contain only ASCII characters; another one raises a `UnicodeEncodeError`."""
    with pytest.raises(UnicodeEncodeError):
        httpx.get(GET, headers={"X-City": "Orléans"})


def test_bytes(server: Callable[..., Server]) -> None:
    """For other characters, the documentation of the API says what to send: often UTF-8, which is
    `"Orléans".encode()`, or percent-encoding, which is `quote("Orléans")`."""
    there = server(response())
    headers: Any = {"X-City": "Orléans".encode(), "X-Quoted": quote("Orléans")}
    httpx.get(there.url, headers=headers)
    assert b"X-City: Orl\xc3\xa9ans" in there.requests[0]
    assert b"X-Quoted: Orl%C3%A9ans" in there.requests[0]


def test_line_break(server: Callable[..., Server]) -> None:
    """
    Over HTTP/1.1, a value with a line break in it is refused when the request is sent, with an
    `httpx.LocalProtocolError`, so that a header can't smuggle in a second one.
    """
    there = server(response())
    with pytest.raises(httpx.LocalProtocolError):
        httpx.get(there.url, headers={"X-Name": "a\r\nX-Other: b"})
    assert there.requests == []


def test_none() -> None:
    """In requests, `None` as a value removes a header of the session; in HTTPX it raises a
    `TypeError`."""
    with requests.Session() as session:
        session.headers["X-Team"] = "blue"
        headers: Any = {"X-Team": None}  # neither library's types allow it
        got = session.get(GET, headers=headers, timeout=5).json()
        assert "X-Team" not in got["headers"]
    with pytest.raises(TypeError):
        httpx.get(GET, headers=headers)


def test_requests_headers(server: Callable[..., Server]) -> None:
    """requests checks values when it prepares a request, and raises `InvalidHeader`; it sends a
    string such as `"Orléans"` as Latin-1."""
    values: list[Any] = [1, "a\r\nb: c"]
    for value in values:
        with pytest.raises(requests.exceptions.InvalidHeader):
            requests.Request("GET", GET, headers={"X-Name": value}).prepare()
    there = server(response())
    requests.get(there.url, headers={"X-City": "Orléans"}, timeout=5)
    assert b"X-City: Orl\xe9ans" in there.requests[0]


def test_content() -> None:
    """`request.content` holds the bytes that will be sent, so the checksum is right whatever the
    JSON encoder does."""
    request = httpx.Request("POST", POST, json={"a": "è"})
    with httpx.Client() as client:
        assert client.send(request).json()["data"].encode() == request.content


def test_send() -> None:
    """`client.send` takes `auth`, `follow_redirects` and `stream`, and uses the client's settings
    for the rest; the timeout was decided by `build_request`, which takes `timeout`, too."""
    assert set(inspect.signature(httpx.Client.send).parameters) == {
        "self",
        "request",
        "stream",
        "auth",
        "follow_redirects",
    }
    with httpx.Client(timeout=1) as client:
        request = client.build_request("GET", GET, timeout=2)
        client.timeout = httpx.Timeout(3)
        assert request.extensions["timeout"]["read"] == 2
        client.send(request)
        assert request.extensions["timeout"]["read"] == 2


def test_bare_request(internet: Internet) -> None:
    """Build requests with the client rather than with `httpx.Request(…)`, which knows neither the
    `base_url` nor the headers and cookies of the client, and has no `User-Agent`."""
    with httpx.Client(headers={"X-Team": "blue"}, cookies={"a": "b"}) as client:
        client.send(httpx.Request("GET", GET))
    assert set(internet.exchanges[-1].request.headers) == {"host"}


def test_assigned_url(server: Callable[..., Server]) -> None:
    """You could assign to `request.url`, but the `Host` header would still name the old host."""
    there = server(response())
    request = httpx.Request("GET", "http://example.com/")
    request.url = httpx.URL(there.url)
    with httpx.Client() as client:
        client.send(request)
    assert b"Host: example.com" in there.requests[0]


def test_async_send() -> None:
    """Build the request, add to it, and send it with `client.send`:"""

    async def send() -> httpx.Response:
        async with httpx.AsyncClient() as client:
            request = client.build_request("GET", GET)
            request.headers["X-Added"] = "yes"
            return await client.send(request)

    assert asyncio.run(send()).json()["headers"]["X-Added"] == "yes"


def test_line_break_over_http2() -> None:
    """
    Over [HTTP/2](http2.md), HTTPX doesn't check that, so check values that users typed yourself.
    """
    with http2_pool() as pool:
        sent = [("X-Name", "a\r\nX-Other: b")]
        assert pool.request("GET", "https://example.com/", headers=sent).status == 200


def test_assigned_header() -> None:
    """
    If you assign to `request.headers["X-City"]` instead, only strings work, and other characters
    are sent as UTF-8.
    """
    request = httpx.Request("GET", GET)
    request.headers["X-City"] = "Orléans"
    assert (b"X-City", "Orléans".encode()) in request.headers.raw
    values: list[Any] = [b"Roma", 1, None]
    for value in values:
        with pytest.raises(AttributeError):
            request.headers["X-City"] = value


def test_empty_params() -> None:
    """That's so for an empty dictionary, too."""
    assert httpx.get(f"{GET}?page=2", params={}).url.query == b""
    assert httpx.get(f"{GET}?page=2", params=None).url.query == b"page=2"


def test_written_anew() -> None:
    """
    Both write the whole query anew, with `+` for a `%20` for example, so don't use them on a URL
    that somebody has signed.
    """
    url = httpx.URL(f"{GET}?q=a%20b&flag")
    assert url.copy_merge_params({"z": 1}).query == b"q=a+b&flag=&z=1"
    assert url.copy_add_param("z", 1).query == b"q=a+b&flag=&z=1"


def test_white_space() -> None:
    """Strip white space around it first, which a browser does and `join` doesn't."""
    page = httpx.URL("https://example.com/guide/")
    assert page.join(" next ") == "https://example.com/guide/%20next%20"
