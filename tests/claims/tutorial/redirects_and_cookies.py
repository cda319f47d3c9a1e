"""Claims of docs/tutorial/redirects-and-cookies.md."""

import inspect
import urllib.request
from collections.abc import Callable
from http.cookiejar import Cookie, DefaultCookiePolicy, MozillaCookieJar
from pathlib import Path
from typing import Any

import h11
import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

BIN = "https://httpbin.org"
COOKIES = f"{BIN}/cookies"


def second(location: str, start: str = "https://example.com/", **options: Any) -> httpx.Request:
    """The request that a client sends after a redirect; its jar has a cookie of the first host."""
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        headers = {"Location": location}
        return httpx.Response(200 if len(sent) > 1 else 302, headers=headers)

    transport = httpx.MockTransport(respond)
    with httpx.Client(transport=transport, follow_redirects=True, **options) as client:
        client.cookies.set("jar", "1", domain="example.com")
        client.get(start)
    return sent[1]


def carried(location: str, start: str = "https://example.com/") -> tuple[bool, bool, bool, bool]:
    """Whether Authorization, a cookie of the jar, Cookie and other headers are sent on."""
    headers = {"Authorization": "Bearer token", "X-API-Key": "key"}
    request = second(location, start, headers=headers)
    cookie = request.headers.get("Cookie", "")
    by_hand = second(location, start, headers={"Cookie": "hand=1"}).headers.get("Cookie", "")
    with_auth = second(location, start, auth=("user", "secret"))
    stays = "Authorization" in request.headers
    assert ("Authorization" in with_auth.headers) == stays
    return stays, "jar=1" in cookie, "hand" in by_hand, "X-API-Key" in request.headers


def test_as_it_is() -> None:
    """HTTPX returns that response to you as it is, unless you tell the client to follow:"""
    assert httpx.get(f"{BIN}/redirect/1").status_code == 302


def test_history() -> None:
    """`response.history` has the responses on the way, and `response.url` the URL that was reached
    in the end, here with `https`."""
    got = httpx.get("http://api.github.com/users/python", follow_redirects=True)
    assert [each.url.scheme for each in (*got.history, got)] == ["http", "https"]


def test_single_request() -> None:
    """You can also pass `follow_redirects=True` to a single request, or `False` for a request of a
    client that follows."""
    with httpx.Client(follow_redirects=True) as client:
        assert client.get(f"{BIN}/redirect/1", follow_redirects=False).status_code == 302
    with httpx.Client() as client:
        assert client.get(f"{BIN}/redirect/1", follow_redirects=True).is_success


def test_raises() -> None:
    """
    So set `follow_redirects=True` for downloads and web pages; for an API whose URLs you know,
    leave it out, because a redirect there is a mistake in a URL that you'd rather hear about:
    `raise_for_status()` raises an exception for it.
    """
    with pytest.raises(httpx.HTTPStatusError, match="Redirect response"):
        httpx.get(f"{BIN}/redirect/1").raise_for_status()


def test_requests_follows() -> None:
    """requests follows redirects unless you say `allow_redirects=False`, except in `head`."""
    url = f"{BIN}/redirect-to?url=/anything"
    for method in ("get", "options", "post", "put", "patch", "delete"):
        send = getattr(requests, method)
        assert method == "options" or send(url, timeout=5).history
        assert not send(url, allow_redirects=False, timeout=5).history
    assert not requests.head(url, timeout=5).history


def test_other_name() -> None:
    """HTTPX calls the option `follow_redirects`, and doesn't know the other name."""
    with pytest.raises(TypeError, match="allow_redirects"):
        httpx.get(BIN, allow_redirects=True)  # type: ignore[call-arg]


def test_head() -> None:
    """A `HEAD` remains a `HEAD` in every case."""
    for status in (301, 302, 303, 307, 308):
        url = f"{BIN}/redirect-to?url=/get&status_code={status}"
        assert httpx.head(url, follow_redirects=True).request.method == "HEAD"


def test_read_again(server: Callable[..., Server], tmp_path: Path) -> None:
    """
    For bytes, JSON, forms and `files` that's no problem, but a generator is used up, so HTTPX
    raises `StreamConsumed`, and an open file in `content` fails with `h11.LocalProtocolError`,
    an exception of the library underneath that no `except httpx.HTTPError` catches; [sending
    data](sending-data.md#send-a-body-that-you-produce-on-the-way) says more.
    """
    moved = response(b"", "Location: /there", status="307 Temporary Redirect")
    path = tmp_path / "file"
    path.write_bytes(b"content")

    def post(**body: Any) -> bytes:
        there = server(moved, response())
        httpx.post(there.url, follow_redirects=True, **body)
        first, again = there.requests
        assert len(first.partition(b"\r\n\r\n")[2]) == len(again.partition(b"\r\n\r\n")[2]) > 0
        return again

    with path.open("rb") as file:
        assert post(content=b"a") and post(json={}) and post(data={"a": 1})
        assert post(files={"a": file})
        with pytest.raises(h11.LocalProtocolError):
            post(content=file)
    with pytest.raises(httpx.StreamConsumed):
        post(content=(piece for piece in [b"piece"]))


def test_same_host() -> None:
    """| the same host | stays |"""
    assert carried("/there")[0]


def test_upgrade() -> None:
    """
    | the same host, from `http` to `https`, without a port in either | stays |
    """
    assert carried("https://example.com/there", "http://example.com/")[0]
    assert not carried("https://example.com/there", "http://example.com:8080/")[0]
    assert not carried("https://example.com:8443/there", "http://example.com/")[0]


def test_downgrade() -> None:
    """
    | the same host, from `https` to `http`, or to another port | is removed |
    """
    for location in ("http://example.com/there", "https://example.com:8443/there"):
        assert not carried(location)[0]


def test_another_host() -> None:
    """| another host, a subdomain, too | is removed |"""
    for location in ("https://example.org/", "https://www.example.com/"):
        assert not carried(location)[0]


def test_rest() -> None:
    """
    The rest doesn't depend on the host: on every redirect, even to the same host, all other
    headers that you've set stay, apart from `Host`, but a `Cookie` header is removed, and the
    cookies in [the client's jar](#keep-cookies-apart-by-domain) are sent by their own rules.
    """
    for location, of_the_jar in {
        "/there": True,
        "http://example.com/there": True,
        "https://example.com:8443/there": True,
        "https://example.org/": False,
    }.items():
        assert carried(location)[1:] == (of_the_jar, False, True)


def test_any_authorization() -> None:
    """It makes no difference whether `Authorization` comes from a header or from `auth=`."""
    for location in ("/there", "https://example.org/"):
        by_header = second(location, headers={"Authorization": "Basic dXNlcjpzZWNyZXQ="})
        by_auth = second(location, auth=("user", "secret"))
        assert by_header.headers.get("Authorization") == by_auth.headers.get("Authorization")


def test_dictionary_of_cookies() -> None:
    """
    Cookies that you pass as a dictionary to the client belong to no domain, so they're sent to
    every host, as [a later section](#keep-cookies-apart-by-domain) explains.
    """
    request = second("https://example.org/", cookies={"mine": "1"})
    assert request.headers["Cookie"] == "mine=1"


def test_next_request() -> None:
    """
    `next_request` has the method, body, headers and cookies that HTTPX would send, so all of
    the above holds for it, with one exception: `client.send` adds the client's `auth` again,
    whatever the host, so the program says `auth=None` after the first request.
    """
    with httpx.Client(headers={"Authorization": "Bearer token"}, cookies={"a": "1"}) as client:
        url = f"{BIN}/redirect-to?status_code=307&url=/anything"
        request = client.post(url, json={"b": 2}).next_request
        assert request and client.send(request).json()["json"] == {"b": 2}
        assert request.method == "POST" and request.headers["Authorization"] == "Bearer token"
        assert request.headers["Cookie"] == "a=1"
    with httpx.Client(auth=("user", "secret")) as client:
        request = client.get(f"{BIN}/redirect-to?url=https://postman-echo.com/get").next_request
        assert request and "Authorization" not in request.headers
        assert "Authorization" not in client.send(request, auth=None).request.headers
        assert "Authorization" in client.send(request).request.headers


def test_none() -> None:
    """It's `None` if the response isn't a redirect, or if the client follows redirects by
    itself."""
    assert httpx.get(f"{BIN}/get").next_request is None
    assert httpx.get(f"{BIN}/redirect/1", follow_redirects=True).next_request is None
    with httpx.Client(follow_redirects=True) as client:
        assert client.get(f"{BIN}/redirect/1").history[0].next_request is None


def test_limit_of_the_client(internet: Internet) -> None:
    """The loop needs a limit, because two URLs can lead to each other forever;
    `client.max_redirects`, which is 20 by default, only counts what the client follows."""
    with httpx.Client() as client:
        assert client.max_redirects == 20
        request = client.build_request("GET", f"{BIN}/redirect/21")
        for _ in range(21):
            following = client.send(request).next_request
            assert following
            request = following
        assert client.send(request).is_success


def test_too_many() -> None:
    """If a client that follows meets a twenty-first redirect, it raises `httpx.TooManyRedirects`,
    which is a `RequestError`."""
    assert issubclass(httpx.TooManyRedirects, httpx.RequestError)
    assert httpx.get(f"{BIN}/redirect/20", follow_redirects=True).is_success
    with pytest.raises(httpx.TooManyRedirects):
        httpx.get(f"{BIN}/redirect/21", follow_redirects=True)


def test_no_url() -> None:
    """
    A redirect to something that isn't a URL raises `httpx.RemoteProtocolError`, one to another
    scheme with a host, such as `ftp://`, `httpx.UnsupportedProtocol`, and in httpx 0.28.1 one
    to a scheme without a host, such as `mailto:`, `httpx.InvalidURL`, which isn't an
    `HTTPError`.
    """
    with pytest.raises(httpx.RemoteProtocolError, match="Invalid URL"):
        second("https://example.com:port/")
    with pytest.raises(httpx.UnsupportedProtocol):
        httpx.get(f"{BIN}/redirect-to?url=ftp://example.com/", follow_redirects=True)
    with pytest.raises(httpx.InvalidURL):
        second("mailto:somebody@example.com")
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_not_followed() -> None:
    """The first and the last of these are raised even if the client doesn't follow."""
    for location, error in {
        "https://example.com:port/": httpx.RemoteProtocolError,
        "mailto:somebody@example.com": httpx.InvalidURL,
    }.items():
        moved = httpx.Response(302, headers={"Location": location})
        with httpx.Client(transport=httpx.MockTransport(lambda _, moved=moved: moved)) as client:
            with pytest.raises(error):
                client.get("https://example.com/")
    assert httpx.get(f"{BIN}/redirect-to?url=ftp://example.com/").status_code == 302


def test_requests_limit() -> None:
    """requests allows 30 redirects, in `session.max_redirects`, and its next request is called
    `response.next`."""
    assert requests.Session().max_redirects == 30
    got = requests.get(f"{BIN}/redirect/1", allow_redirects=False, timeout=5)
    assert got.next and got.next.url == f"{BIN}/get"


def test_own_cookie_only() -> None:
    """Each host got its own cookie only."""
    with httpx.Client(follow_redirects=True) as client:
        client.get(f"{COOKIES}/set/a/1")
        got = client.get("https://postman-echo.com/cookies/set?b=2").json()
    assert got == {"cookies": {"b": "2"}}


def test_loop() -> None:
    """
    If you loop over `client.cookies`, you get the names; the cookies themselves, with everything
    that the server said about them, are in `client.cookies.jar`, a
    [`CookieJar`](https://docs.python.org/3/library/http.cookiejar.html) of the standard library.
    """
    with httpx.Client(cookies={"a": "1"}) as client:
        assert list(client.cookies) == ["a"]
        assert all(isinstance(each, Cookie) for each in client.cookies.jar)


def test_set() -> None:
    """
    Set a cookie of your own with `client.cookies.set("theme", "dark", domain="httpbin.org")`.
    """
    with httpx.Client() as client:
        client.cookies.set("theme", "dark", domain="httpbin.org")
        assert client.get(COOKIES).json() == {"cookies": {"theme": "dark"}}
        assert "Cookie" not in client.build_request("GET", "https://example.com/").headers


def test_every_host() -> None:
    """
    Without a domain, as in `httpx.Client(cookies={"theme": "dark"})`, it's sent to every host that
    the client calls, so don't put a session's secret there unless the client calls one host only.
    """
    with httpx.Client(cookies={"theme": "dark"}) as client:
        for url in (COOKIES, "https://postman-echo.com/cookies"):
            assert client.get(url).json() == {"cookies": {"theme": "dark"}}


def test_attributes(server: Callable[..., Server]) -> None:
    """
    A cookie with `Secure` is sent over `https` only, one that has expired isn't sent any more, and
    one that was set for a path is sent for what's below that path.
    """
    cookies = [
        "Set-Cookie: secure=1; Secure",
        "Set-Cookie: gone=1; Max-Age=0",
        "Set-Cookie: below=1; Path=/a",
    ]
    url = httpx.URL(server(response(b"", *cookies)).url)
    with httpx.Client() as client:
        client.get(url)
        sent = {
            scheme + path: client.build_request(
                "GET", url.copy_with(scheme=scheme, path=path)
            ).headers.get("Cookie", "")
            for scheme in ("http", "https")
            for path in ("/", "/a/b")
        }
    assert "secure" not in sent["http/"] and "secure" in sent["https/"]
    assert "below" not in sent["http/"] and "below" in sent["http/a/b"]
    assert not any("gone" in each for each in sent.values())


def test_subdomains() -> None:
    """
    A cookie that a server sets without a domain is sent to the subdomains of its host, too:
    those are the rules of `http.cookiejar`, which both libraries use, and [a browser wouldn't
    do it](https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2.3).
    """
    url = "https://www.httpbin.org/"
    with requests.Session() as session:
        session.get(f"{COOKIES}/set/a/1", timeout=5)
        theirs = session.prepare_request(requests.Request("GET", url)).headers
    with httpx.Client() as client:
        client.get(f"{COOKIES}/set/a/1")
        assert client.build_request("GET", url).headers["Cookie"] == theirs["Cookie"] == "a=1"


def test_policy() -> None:
    """
    So if a subdomain belongs to somebody else, call it with another client; a cookie policy that
    you set on the jar doesn't help, since HTTPX copies the cookies into a new jar for each
    request.
    """
    with httpx.Client() as client:
        client.get(f"{COOKIES}/set/a/1")
        strict = DefaultCookiePolicy(strict_ns_domain=DefaultCookiePolicy.DomainStrict)
        client.cookies.jar.set_policy(strict)
        url = "https://www.httpbin.org/"
        assert client.build_request("GET", url).headers["Cookie"] == "a=1"
        request = urllib.request.Request(url)
        client.cookies.jar.add_cookie_header(request)
        assert not request.has_header("Cookie")


def test_put_after_301() -> None:
    """After 301, requests sends the `PUT` again without its body, so the program may replace
    something by nothing."""
    url = f"{BIN}/redirect-to?url=/anything&status_code=301"
    got = requests.put(url, data="a body", timeout=5).json()
    assert (got["method"], got["data"]) == ("PUT", "")


def test_deprecated() -> None:
    """
    To send a cookie with one request, HTTPX still accepts `client.get(url, cookies={…})`, with a
    `DeprecationWarning`, because it's unclear whether the cookie should be kept afterwards; today
    it isn't.
    """
    with httpx.Client() as client:
        with pytest.warns(DeprecationWarning, match="ambiguous"):
            assert client.get(COOKIES, cookies={"a": "1"}).json() == {"cookies": {"a": "1"}}
        assert not client.cookies


def test_requests_jar() -> None:
    """In requests, `session.cookies` is itself the jar, so a loop over it gives you cookies
    instead of names."""
    with requests.Session() as session:
        session.get(f"{COOKIES}/set/a/1", timeout=5)
        assert all(isinstance(each, Cookie) for each in session.cookies)


@pytest.mark.filterwarnings("error")
def test_not_deprecated() -> None:
    """`cookies=` on a call is usual there and isn't deprecated."""
    got = requests.get(COOKIES, cookies={"a": "1"}, timeout=5).json()
    assert got == {"cookies": {"a": "1"}}


def test_any_jar(tmp_path: Path) -> None:
    """The standard library has a jar that can be saved to a file and loaded from it, and HTTPX
    uses any jar that you pass:"""
    jar = MozillaCookieJar(tmp_path / "cookies.txt")
    with httpx.Client(cookies=jar) as client:
        assert client.cookies.jar is jar


def test_discard(tmp_path: Path) -> None:
    """
    Cookies without an expiry date are meant to be discarded when the browser is closed, so
    `save()` and `load()` leave them out unless you say so, and the cookie of a login is often one
    of them.
    """
    path = tmp_path / "cookies.txt"
    jar = MozillaCookieJar(path)
    with httpx.Client(cookies=jar) as client:
        client.get(f"{COOKIES}/set/a/1")
    jar.save()
    again = MozillaCookieJar(path)
    again.load(ignore_discard=True)
    assert len(jar) == 1 and len(again) == 0
    assert "ignore_discard" in inspect.signature(MozillaCookieJar.load).parameters


def test_standard_allows_it() -> None:
    """After 302 and 303, everything but a `HEAD` becomes a `GET`, and after 301, a `POST` does."""
    for status in (301, 302, 303):
        url = f"{BIN}/redirect-to?url=/anything&status_code={status}"
        for method in ("POST", "PATCH", "OPTIONS"):
            got = httpx.request(method, url, follow_redirects=True)
            if method == "POST" or (method == "PATCH" and status > 301):
                assert got.request.method == "GET"


def test_get_instead_of_delete() -> None:
    """
    For a `PUT` or a `DELETE` after 302 it doesn't, and both libraries send a `GET` all the same:
    a `DELETE` deletes nothing, and you get a 200.
    """
    url = f"{BIN}/redirect-to?url=/anything&status_code=302"
    for method in ("PUT", "DELETE"):
        ours = httpx.request(method, url, follow_redirects=True)
        theirs = requests.request(method, url, timeout=5)
        assert ours.json()["method"] == theirs.json()["method"] == "GET"
        assert ours.status_code == 200


def test_own_host() -> None:
    """
    The rest doesn't depend on the host: on every redirect, even to the same host, all other
    headers that you've set stay, apart from `Host`, but a `Cookie` header is removed, and the
    cookies in [the client's jar](#keep-cookies-apart-by-domain) are sent by their own rules.
    """
    request = second("https://example.org/", headers={"Host": "mine", "X-Mine": "1"})
    assert request.headers["Host"] == "example.org" and request.headers["X-Mine"] == "1"
