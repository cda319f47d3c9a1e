"""Claims of docs/tutorial/first-requests.md."""

import asyncio
import gzip
import os
import runpy
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import requests
import urllib3

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"
REDIRECT = "https://httpbin.org/redirect/1"
PROGRAMS = ROOT / "snippets" / "tutorial" / "first-requests"


def test_get_returns_the_whole_response() -> None:
    """`httpx.get` sends the request, waits for the whole response, and returns it as an
    `httpx.Response`."""
    got = httpx.get("https://httpbin.org/drip?duration=3&numbytes=4")
    assert isinstance(got, httpx.Response)
    assert got.is_closed and len(got.content) == 4


def test_params_list() -> None:
    """The list in `params` becomes `tag=http&tag=python`, because the usual way to send
    several values is to repeat the name."""
    got = httpx.get(GET, params={"tag": ["http", "python"]})
    assert got.url.query == b"tag=http&tag=python"


@pytest.mark.parametrize("library", [httpx, requests])
def test_header_in_any_case(library: Any) -> None:
    """As in requests, you can look up a header in any case: `response.headers["content-type"]`
    finds the same one."""
    headers = library.get(GET, timeout=5).headers
    assert headers["content-type"] == headers["Content-Type"] == headers["CONTENT-TYPE"]


def test_redirects_raise() -> None:
    """HTTPX doesn't follow redirects unless you ask, and `raise_for_status()` raises an exception
    for them."""
    with pytest.raises(httpx.HTTPStatusError, match="302"):
        httpx.get(REDIRECT).raise_for_status()


def test_redirects_are_followed() -> None:
    """If a URL may have moved, for example from `http` to `https`, pass `follow_redirects=True`
    to the call, as in `httpx.get(url, follow_redirects=True)`."""
    got = httpx.get("http://api.github.com/users/python", follow_redirects=True)
    assert got.is_success and got.url == "https://api.github.com/users/python"


def test_complete_before_the_client_closes(internet: Internet) -> None:
    """The response is complete before the `async with` block closes the client, so the
    programs can read it after the block."""

    async def get() -> httpx.Response:
        async with httpx.AsyncClient() as client:
            got = await client.get("https://httpbin.org/drip?duration=3&numbytes=4")
            assert got.is_closed and not client.is_closed
        return got

    assert len(asyncio.run(get()).text) == 4


def test_requests_has_no_timeout(
    server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The requests tabs on this page pass `timeout=5.0`, because requests has no timeout of its
    own: if a server accepts the connection and never responds, your program waits forever."""
    tabs = [*PROGRAMS.glob("*_requests.py")]
    assert tabs and all("timeout=5.0" in tab.read_text(encoding="utf-8") for tab in tabs)
    timeouts: list[float | None] = []
    read = urllib3.connection.HTTPConnection.getresponse

    def getresponse(self: Any) -> Any:
        got = read(self)
        timeouts.append(self.sock.gettimeout())
        return got

    monkeypatch.setattr(urllib3.connection.HTTPConnection, "getresponse", getresponse)
    requests.get(server(response()).url)
    requests.get(server(response()).url, timeout=5.0)
    assert timeouts == [None, 5.0]  # None: the socket waits until something arrives


def test_default_timeout(internet: Internet) -> None:
    """HTTPX raises an exception if the server sends nothing for five seconds, and
    [timeouts](timeouts.md) shows how to change that."""
    httpx.get("https://httpbin.org/drip?duration=8&numbytes=8")  # a byte a second
    before = internet.clock.now
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/9")
    assert round(internet.clock.now - before) == 5


def test_content_type_follows_the_argument() -> None:
    """You choose the format by the argument that you use: HTTPX encodes the value and sets the
    `Content-Type` header to match, unless you pass one yourself."""
    as_json = httpx.Request("POST", POST, json={"a": "b"})
    as_form = httpx.Request("POST", POST, data={"a": "b"})
    assert (as_json.content, as_form.content) == (b'{"a":"b"}', b"a=b")
    assert as_json.headers["Content-Type"] == "application/json"
    assert as_form.headers["Content-Type"] == "application/x-www-form-urlencoded"
    mine = httpx.Request("POST", POST, json={}, headers={"Content-Type": "application/problem"})
    assert mine.headers.get_list("Content-Type") == ["application/problem"]


def test_form_list() -> None:
    """A name with several values takes a list here too: `data={"tag": ["http", "python"]}` sends
    both."""
    request = httpx.Request("POST", POST, data={"tag": ["http", "python"]})
    assert request.content == b"tag=http&tag=python"


@pytest.mark.parametrize("library, argument", [(httpx, "content"), (requests, "data")])
def test_files_and_bytes(library: Any, argument: str) -> None:
    """Files go into `files=`, as in requests, and bytes or text that you've prepared yourself [go
    into `content=`](../migration/migrating.md#bytes-go-into-content), for which requests uses
    `data=`."""
    sent = library.post(POST, files={"file": b"x"}, timeout=5).json()
    assert sent["files"] == {"file": "x"}
    for body in b"x", "x":
        assert library.post(POST, **{argument: body}, timeout=5).json()["data"] == "x"


def test_requests_takes_pairs() -> None:
    """requests also accepts a list of pairs, `data=[("tag", "http"), ("tag", "python")]`."""
    prepared = requests.Request("POST", POST, data=[("tag", "http"), ("tag", "python")]).prepare()
    assert prepared.body == "tag=http&tag=python"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_httpx_takes_no_pairs() -> None:
    """`httpx.post` raises `TypeError` for it, and an async client a puzzling `RuntimeError`, so
    write the dictionary with a list."""
    pairs: Any = [("tag", "http"), ("tag", "python")]
    with pytest.raises(TypeError):
        httpx.post(POST, data=pairs)

    async def post() -> None:
        async with httpx.AsyncClient() as client:
            await client.post(POST, data=pairs)

    with pytest.raises(RuntimeError, match="sync request with an AsyncClient"):
        asyncio.run(post())


@pytest.mark.parametrize("library", [httpx, requests])
def test_error_is_a_response(library: Any) -> None:
    """It has a body, often valid JSON, and neither library raises an exception for it unless you
    ask."""
    got = library.get("https://api.github.com/users/no.such.user", timeout=5)
    assert got.status_code == 404 and got.json()["message"]


def test_exception_holds_the_response() -> None:
    """If the server responds with an error status, `raise_for_status()` raises `HTTPStatusError`,
    and the exception holds the response, with the status and whatever the server says about the
    reason."""
    for status in range(400, 600):
        got = httpx.Response(status, request=httpx.Request("GET", GET))
        with pytest.raises(httpx.HTTPStatusError) as raised:
            got.raise_for_status()
        assert raised.value.response is got


def test_error_message_is_a_dictionary() -> None:
    """Without that line, the program would treat the error message as if it were the user."""
    user = httpx.get("https://api.github.com/users/no.such.user").json()
    assert "message" in user and "login" not in user


def test_exception_names_status_and_url() -> None:
    """Everywhere else, let it propagate: the traceback ends with `Client error '404 Not Found' for
    url 'https://api.github.com/users/no.such.user'`, which tells you most of what you need."""
    with pytest.raises(httpx.HTTPStatusError) as raised:
        httpx.get("https://api.github.com/users/no.such.user").raise_for_status()
    url = "https://api.github.com/users/no.such.user"
    text = f"Client error '404 Not Found' for url '{url}'"
    assert str(raised.value).splitlines()[0] == text


def test_exception_holds_the_query() -> None:
    """The URL in it includes the query, so send keys and tokens in headers, where they don't end
    up in your logs."""
    secret = {"Authorization": "Bearer hidden"}
    with pytest.raises(httpx.HTTPStatusError) as raised:
        httpx.get("https://httpbin.org/status/404?key=x", headers=secret).raise_for_status()
    assert "?key=x'" in str(raised.value) and "hidden" not in str(raised.value)


def test_check_and_read_in_one_line() -> None:
    """`raise_for_status()` also returns the response, so you can check it and read it in one
    line: `httpx.get(url).raise_for_status().json()`."""
    assert httpx.get(GET).raise_for_status().json()["url"] == GET


def test_http_error_covers_more() -> None:
    """`httpx.HTTPError` exists too, but it also covers timeouts and failed connections, which
    have no response to look at, so catch `HTTPStatusError`."""
    for each in httpx.ReadTimeout, httpx.ConnectTimeout, httpx.ConnectError:
        error = each("failed")
        assert isinstance(error, httpx.HTTPError) and not hasattr(error, "response")


def test_http_error_of_requests() -> None:
    """requests calls the exception `HTTPError`."""
    with pytest.raises(requests.HTTPError):
        requests.get("https://httpbin.org/status/404", timeout=5).raise_for_status()


def test_raise_for_status_returns_none_in_requests() -> None:
    """In requests, `raise_for_status()` returns `None`, so there it needs a line of its own."""
    result: object = requests.get(GET, timeout=5).raise_for_status()  # type: ignore
    assert result is None


def test_raise_for_status_and_300() -> None:
    """It ignores the statuses from 300 to 399 there, while HTTPX raises for them too, including
    redirects that weren't followed and 304, which tells you that the copy you've saved is still
    good."""
    for status in range(300, 400):
        old = requests.Response()
        old.status_code = status
        old.raise_for_status()
        with pytest.raises(httpx.HTTPStatusError):
            httpx.Response(status, request=httpx.Request("GET", GET)).raise_for_status()


def test_content_and_text() -> None:
    """`response.content` holds the body as bytes, after decompression, and `response.text` holds
    it as a string:"""
    compressed = gzip.compress(b"text")
    got = httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=compressed)
    assert (got.content, got.text) == (b"text", "text")


def test_charset_of_the_header(server: Callable[..., Server]) -> None:
    """If the `Content-Type` header names one, as in `text/html; charset=iso-8859-1`, both
    libraries use it."""
    at = server(response("Zoë".encode("latin-1"), "Content-Type: text/html; charset=iso-8859-1"))
    assert httpx.get(at.url).text == requests.get(at.url, timeout=5).text == "Zoë"


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_no_charset(media_type: str, server: Callable[..., Server]) -> None:
    """If it doesn't, HTTPX decodes the text as UTF-8, while requests decodes plain text and HTML
    as ISO-8859-1, so umlauts and accents can come out differently."""
    at = server(response("Zoë".encode(), f"Content-Type: {media_type}"))
    assert httpx.get(at.url).text == "Zoë"
    assert requests.get(at.url, timeout=5).text == "ZoÃ«"


def test_content_is_as_it_is() -> None:
    """For images, archives, and other files, use `content`, which doesn't guess an encoding."""
    everything = bytes(range(256))
    headers = {"Content-Type": "text/plain; charset=utf-16"}
    assert httpx.Response(200, headers=headers, content=everything).content == everything


def test_headers_are_added() -> None:
    """`headers=` takes a dictionary, and what you pass is added to the headers that HTTPX sends
    anyway, such as `User-Agent`."""
    sent = httpx.get(GET, headers={"X-Name": "value"}).request.headers
    assert sent["X-Name"] == "value" and sent["User-Agent"].startswith("python-httpx/")


@pytest.mark.parametrize("variant", ["requests", "httpx", "async"])
def test_token_is_sent(variant: str, internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """If you set the variable, with `export GITHUB_TOKEN=…` or in PowerShell with
    `$env:GITHUB_TOKEN = "…"`, the same program sends `Authorization: Bearer …`, [the standard
    header for such tokens](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)."""
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    runpy.run_path(str(PROGRAMS / f"token_{variant}.py"), run_name="__main__")
    assert internet.exchanges[0].request.headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize("library", [httpx, requests])
def test_user_and_password(library: Any, internet: Internet) -> None:
    """An API that asks for a user name and a password instead takes them as `auth=("user",
    "password")`, as in requests."""
    library.get(GET, auth=("user", "password"), timeout=5)
    assert internet.exchanges[0].request.headers["Authorization"] == "Basic dXNlcjpwYXNzd29yZA=="


def test_missing_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """For an API that requires one, write `os.environ["API_TOKEN"]`, which raises `KeyError` at
    once if the variable is missing."""
    monkeypatch.delenv("API_TOKEN", raising=False)
    with pytest.raises(KeyError):
        os.environ["API_TOKEN"]


def test_used_up() -> None:
    """Once the limit is used up, GitHub responds with status 403 or 429, and `raise_for_status()`
    raises."""
    with httpx.Client() as client:
        for _ in range(60):
            client.get("https://api.github.com/users/python").raise_for_status()
        with pytest.raises(httpx.HTTPStatusError, match="403"):
            client.get("https://api.github.com/users/python").raise_for_status()


def test_quoted_login() -> None:
    """The login could come from a user of your program, so `quote` percent-encodes characters
    such as `?` and `/`, which would otherwise change what the URL means."""
    url = "https://api.github.com/users"
    for login in "octocat?page=2", "octocat/repos":
        sent = httpx.Request("GET", f"{url}/{quote(login, safe='')}").url.raw_path
        assert sent.startswith(b"/users/octocat%") and sent.count(b"/") == 2


def test_failed_connection_has_no_status() -> None:
    """A failed connection has no status, so its exception still propagates."""
    solution = runpy.run_path(str(PROGRAMS / "exercise" / "solution_httpx.py"))

    def fails(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    transport = httpx.MockTransport(fails)
    with pytest.MonkeyPatch.context() as patch, httpx.Client(transport=transport) as client:
        patch.setattr(httpx, "get", client.get)
        with pytest.raises(httpx.ConnectError):
            solution["describe"]("octocat")
