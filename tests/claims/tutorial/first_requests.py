"""Claims of docs/tutorial/first-requests.md."""

import asyncio
import gzip
import runpy
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

GET, POST = "https://httpbin.org/get", "https://httpbin.org/post"


def test_get_returns_the_whole_response() -> None:
    """`httpx.get` sends the request, waits for the whole response, and returns it as an
    `httpx.Response`."""
    got = httpx.get("https://httpbin.org/drip?duration=3&numbytes=4")
    assert isinstance(got, httpx.Response)
    assert got.is_closed and len(got.content) == 4


def test_params_list() -> None:
    """The list in `params` becomes `tag=http&tag=python`, because a query string repeats a name
    that has several values."""
    got = httpx.get(GET, params={"tag": ["http", "python"]})
    assert got.url.query == b"tag=http&tag=python"


@pytest.mark.parametrize("library", [httpx, requests])
def test_header_in_any_case(library: Any) -> None:
    """As in requests, you can look up a header in any case: `response.headers["content-type"]`
    finds the same one."""
    headers = library.get(GET, timeout=5).headers
    assert headers["content-type"] == headers["Content-Type"] == headers["CONTENT-TYPE"]


def test_requests_has_no_timeout() -> None:
    """The requests tabs on this site pass `timeout=5.0`, because requests has no timeout of its
    own: a server that never responds blocks your program forever."""
    timeouts: list[Any] = []

    class Adapter(requests.adapters.HTTPAdapter):
        def send(self, *request: Any, **options: Any) -> requests.Response:
            timeouts.append(options["timeout"])
            return super().send(*request, **options)

    with requests.Session() as session:
        session.mount("https://", Adapter())
        session.get(GET)
    assert timeouts == [None]
    with socket.socket() as waits:
        assert waits.gettimeout() is None  # which is what urllib3 then leaves it at


def test_default_timeout(internet: Internet) -> None:
    """HTTPX stops waiting after five seconds without a sign from the server and raises an
    exception, and [timeouts](timeouts.md) shows how to change that."""
    httpx.get("https://httpbin.org/drip?duration=8&numbytes=8")  # a byte a second
    before = internet.clock.now
    with pytest.raises(httpx.ReadTimeout):
        httpx.get("https://httpbin.org/delay/9")
    assert round(internet.clock.now - before) == 5


def test_content_type_follows_the_argument() -> None:
    """You choose the format by the argument that you use: HTTPX encodes the value and sets the
    `Content-Type` header to match."""
    as_json = httpx.Request("POST", POST, json={"a": "b"})
    as_form = httpx.Request("POST", POST, data={"a": "b"})
    assert (as_json.content, as_form.content) == (b'{"a":"b"}', b"a=b")
    assert as_json.headers["Content-Type"] == "application/json"
    assert as_form.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_form_list() -> None:
    """A name with several values takes a list here too: `data={"tag": ["http", "python"]}` sends
    both."""
    request = httpx.Request("POST", POST, data={"tag": ["http", "python"]})
    assert request.content == b"tag=http&tag=python"


def test_requests_takes_pairs() -> None:
    """requests also accepts a list of pairs, `data=[("tag", "http"), ("tag", "python")]`."""
    prepared = requests.Request("POST", POST, data=[("tag", "http"), ("tag", "python")]).prepare()
    assert prepared.body == "tag=http&tag=python"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_httpx_takes_no_pairs() -> None:
    """An `httpx.Client` raises `TypeError` for it, and an `AsyncClient` a puzzling
    `RuntimeError`, so write the dictionary with a list."""
    pairs: Any = [("tag", "http"), ("tag", "python")]
    with httpx.Client() as client, pytest.raises(TypeError):
        client.post(POST, data=pairs)

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
    """Without that line the program would go on with a dictionary that has a `message` where it
    expects a user."""
    user = httpx.get("https://api.github.com/users/no.such.user").json()
    assert "message" in user and "login" not in user


def test_exception_names_status_and_url() -> None:
    """Everywhere else, let it propagate, because its text already names the status and the
    URL."""
    with pytest.raises(httpx.HTTPStatusError, match=r"404.*https://httpbin.org/status/404"):
        httpx.get("https://httpbin.org/status/404").raise_for_status()


def test_raise_for_status_returns_none_in_requests() -> None:
    """In requests, `raise_for_status()` returns `None`, so there it needs a line of its own."""
    result: object = requests.get(GET, timeout=5).raise_for_status()  # type: ignore
    assert result is None


def test_raise_for_status_and_300() -> None:
    """It also lets statuses from 300 to 399 pass, while HTTPX raises for them: for a redirect,
    which HTTPX doesn't follow by default, and for 304, which says that your saved copy is still
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


def test_no_charset(server: Callable[..., Server]) -> None:
    """If it doesn't, HTTPX decodes the text as UTF-8, where requests may choose another encoding,
    so umlauts and accents can come out differently."""
    at = server(response("Zoë".encode(), "Content-Type: text/html"))
    assert httpx.get(at.url).text == "Zoë"
    assert requests.get(at.url, timeout=5).text == "ZoÃ«"


def test_content_is_as_it_is() -> None:
    """For images, archives, and other files, use `content`, which doesn't guess anything."""
    everything = bytes(range(256))
    assert httpx.Response(200, content=everything).content == everything


def test_headers_are_added() -> None:
    """`headers=` takes a dictionary, and what you pass is added to the headers that HTTPX sends
    anyway, such as `User-Agent`."""
    sent = httpx.get(GET, headers={"X-Name": "value"}).request.headers
    assert sent["X-Name"] == "value" and sent["User-Agent"].startswith("python-httpx/")


@pytest.mark.parametrize("variant", ["requests", "httpx", "async"])
def test_token_is_sent(variant: str, internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set `GITHUB_TOKEN` and the same program sends `Authorization: Bearer …`, [the standard
    header for such tokens](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)."""
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    program = ROOT / "snippets" / "tutorial" / "first-requests" / f"token_{variant}.py"
    runpy.run_path(str(program), run_name="__main__")
    assert internet.exchanges[0].request.headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize("library", [httpx, requests])
def test_user_and_password(library: Any, internet: Internet) -> None:
    """An API that asks for a user name and a password instead takes them as `auth=("user",
    "password")`, as in requests."""
    library.get(GET, auth=("user", "password"), timeout=5)
    assert internet.exchanges[0].request.headers["Authorization"] == "Basic dXNlcjpwYXNzd29yZA=="


@pytest.mark.parametrize("status", [403, 429])
def test_used_up(status: int) -> None:
    """Once the limit is used up, GitHub responds with status 403 or 429, and `raise_for_status()`
    raises."""
    with pytest.raises(httpx.HTTPStatusError):
        httpx.get(f"https://httpbin.org/status/{status}").raise_for_status()
