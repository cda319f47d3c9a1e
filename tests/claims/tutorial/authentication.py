"""Claims of docs/tutorial/authentication.md."""

import asyncio
import logging
from collections.abc import Callable, Generator, Iterator
from netrc import NetrcParseError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

BIN = "https://httpbin.org"
BASIC = f"{BIN}/basic-auth/user/secret"
DIGEST = f"{BIN}/digest-auth/auth/user/secret"
API = "https://demo.duendesoftware.com/api/test"
TOKENS = "https://demo.duendesoftware.com/connect/token"


def program(name: str, old: str = "", new: str = "") -> Any:
    """The names of a program of the page, which has run up to its last part.

    `new` stands in the place of what is `old` in it."""
    path = ROOT / "snippets" / "tutorial" / "authentication" / name
    source = path.read_text(encoding="utf-8")
    assert old in source
    source = source.replace(old, new) if old else source
    names: dict[str, Any] = {"__name__": "program"}
    last = source.rindex("\n\n\n")
    exec(compile(source[:last], path, "exec"), names)
    return SimpleNamespace(**names)


def authorization(**options: Any) -> str | None:
    """What is sent as Authorization."""
    got = httpx.get(f"{BIN}/headers", **options)
    return got.request.headers.get("Authorization")


class Token(httpx.Auth):
    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = "Bearer token"
        yield request


def test_same_class() -> None:
    """The same class serves the sync and the async client."""

    async def get() -> httpx.Response:
        async with httpx.AsyncClient(auth=Token()) as client:
            return await client.get(f"{BIN}/bearer")

    assert asyncio.run(get()).is_success
    assert httpx.get(f"{BIN}/bearer", auth=Token()).is_success


def test_header() -> None:
    """
    For a token that never changes, a header on the client is enough,
    `httpx.Client(headers={"Authorization": f"Bearer {token}"})`.
    """
    with httpx.Client(headers={"Authorization": "Bearer token"}) as client:
        assert client.get(f"{BIN}/bearer").json()["token"] == "token"


def test_every_host() -> None:
    """
    Use one client for each API that you call, because a client sends its `auth` to every host
    whose URL you give it, even if it has a `base_url`.
    """
    with httpx.Client(base_url=BIN, auth=("user", "secret")) as client:
        for url in (f"{BIN}/get", "https://postman-echo.com/get"):
            assert "Authorization" in client.get(url).request.headers


def test_requests_call() -> None:
    """In requests, such a class has a method `__call__` that returns the request."""

    class Marked(requests.auth.AuthBase):
        def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
            request.headers["X-Marked"] = "yes"
            return request

    got = requests.get(f"{BIN}/headers", auth=Marked(), timeout=5).json()
    assert got["headers"]["X-Marked"] == "yes"


def test_function() -> None:
    """HTTPX accepts a function like that too, as in `auth=add_token`, but only a class with
    `auth_flow` can see the response."""

    def add_token(request: httpx.Request) -> httpx.Request:
        request.headers["Authorization"] = "Bearer token"
        return request

    assert authorization(auth=add_token) == "Bearer token"


def test_none_in_requests() -> None:
    """`auth=None` on a call means nothing in requests: the session's login is used all the
    same."""
    with requests.Session() as session:
        session.auth = ("user", "secret")
        assert session.get(BASIC, auth=None, timeout=5).ok
    with httpx.Client(auth=("user", "secret")) as client:
        assert client.get(BASIC, auth=None).status_code == 401


def test_pair() -> None:
    """`auth=("user", "secret")` is short for `BasicAuth`."""
    pair, basic = ("user", "secret"), httpx.BasicAuth("user", "secret")
    assert authorization(auth=pair) == authorization(auth=basic)


def test_replaces() -> None:
    """It replaces an `Authorization` header that you've set, so use one or the other."""
    headers = {"Authorization": "Bearer token"}
    sent = authorization(auth=("user", "secret"), headers=headers)
    assert sent and sent.startswith("Basic ")


def test_digest(internet: Internet) -> None:
    """With Digest, the first request is sent without a login, and the server's 401 tells HTTPX the
    random value; then the request is sent again."""
    assert httpx.get(DIGEST, auth=httpx.DigestAuth("user", "secret")).is_success
    first, second = internet.exchanges
    assert (first.status, second.status) == (401, 200)
    assert "Authorization" not in first.request.headers


def test_one_round(internet: Internet) -> None:
    """
    Pass the `DigestAuth` object to the client, so that the following requests usually need only
    one round.
    """
    with httpx.Client(auth=httpx.DigestAuth("user", "secret")) as client:
        assert [client.get(DIGEST).status_code for _ in range(3)] == [200, 200, 200]
    assert [exchange.status for exchange in internet.exchanges] == [401, 200, 200, 200]


def test_sent_twice(server: Callable[..., Server]) -> None:
    """
    Because it's sent twice, its body must be
    [one that can be repeated](sending-data.md#send-a-body-that-you-produce-on-the-way).
    """
    challenge = 'WWW-Authenticate: Digest realm="r", nonce="n"'
    there = server(response(b"", challenge, status="401 Unauthorized"), response())
    with pytest.raises(httpx.StreamConsumed):
        auth = httpx.DigestAuth("user", "secret")
        httpx.post(there.url, content=(piece for piece in [b"piece"]), auth=auth)


def test_in_the_url() -> None:
    """
    A name and a password in the URL, as in `https://user:secret@example.com/`, are sent as
    Basic, unless the client or the call has an `auth=` other than `None`.
    """
    url = BASIC.replace("https://", "https://user:secret@")
    assert httpx.get(url).is_success and httpx.get(url, auth=None).is_success
    assert httpx.get(url, auth=("user", "wrong")).status_code == 401
    with httpx.Client(auth=("user", "wrong")) as client:
        assert client.get(url).status_code == 401


def test_default_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`httpx.NetRCAuth()` without a path reads `~/.netrc`."""
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine httpbin.org login user password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert httpx.get(BASIC, auth=httpx.NetRCAuth()).is_success


def test_read_once(tmp_path: Path) -> None:
    """The file is read once, when the object is made, so the program may delete it afterwards, as
    this one does."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine httpbin.org login user password secret\n")
    auth = httpx.NetRCAuth(str(netrc))
    netrc.unlink()
    assert httpx.get(BASIC, auth=auth).is_success


def test_default_line(tmp_path: Path) -> None:
    """A host that isn't in the file gets no login, unless the file has a line with `default`."""
    netrc = tmp_path / "netrc"
    for line, status in {"machine": 401, "default": 200}.items():
        host = "" if line == "default" else " example.com"
        netrc.write_text(f"{line}{host} login user password secret\n")
        assert httpx.get(BASIC, auth=httpx.NetRCAuth(str(netrc))).status_code == status


def test_requests_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    requests reads `~/.netrc`, or the file that the variable `NETRC` names, for every request
    without an `auth`, unless `session.trust_env` is `False`, and its login even replaces an
    `Authorization` header that you've set.
    """
    for name, variable in {".netrc": "HOME", "other": "NETRC"}.items():
        path = tmp_path / name
        path.write_text("machine httpbin.org login user password secret\n")
        path.chmod(0o600)
        with monkeypatch.context() as patch:
            patch.setenv(variable, str(tmp_path if variable == "HOME" else path))
            assert requests.get(BASIC, timeout=5).ok
            mine = {"Authorization": "Bearer mine"}
            sent = requests.get(f"{BIN}/headers", headers=mine, timeout=5).request.headers
            assert str(sent["Authorization"]).startswith("Basic ")
            with requests.Session() as session:
                session.trust_env = False
                assert session.get(BASIC, timeout=5).status_code == 401


def test_broken_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Unlike requests, HTTPX raises an exception if the file is missing or can't be parsed, or if
    other users may read your `~/.netrc`, and it doesn't look up the host that a redirect leads to.
    """
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / ".netrc"
    right = "machine httpbin.org login user password secret\n"
    for content, mode, error in [
        (right, 0o644, NetrcParseError),
        ("nonsense\n", 0o600, NetrcParseError),
        (None, 0o600, FileNotFoundError),
    ]:
        path.unlink(missing_ok=True)
        if content:
            path.write_text(content)
            path.chmod(mode)
        with pytest.raises(error):
            httpx.NetRCAuth()
        assert requests.get(f"{BIN}/get", timeout=5).ok
    path.write_text(right)
    path.chmod(0o600)
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        headers = {"Location": BASIC} if request.url.host == "example.com" else {}
        return httpx.Response(302 if headers else 200, headers=headers)

    transport = httpx.MockTransport(respond)
    auth = httpx.NetRCAuth()
    with httpx.Client(transport=transport, auth=auth, follow_redirects=True) as client:
        client.get("https://example.com/")
        client.get(BASIC)
    assert ["Authorization" in request.headers for request in sent] == [False, False, True]


def test_netrc_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPX doesn't look at `NETRC`; pass `os.environ["NETRC"]` as the path if you need that."""
    path = tmp_path / "other"
    path.write_text("machine httpbin.org login user password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(path))
    assert httpx.get(BASIC).status_code == 401
    with pytest.raises(FileNotFoundError):
        httpx.NetRCAuth()


def test_requires_request_body(tmp_path: Path) -> None:
    """
    `requires_request_body = True` tells HTTPX to read the body before it calls `auth_flow`, so
    that `request.content` is there even if the body comes from a generator or from files.
    """
    auth = program("signature_httpx.py").SignatureAuth(b"key")
    for body in ({"content": (piece for piece in [b"piece"])}, {"files": {"file": b"content"}}):
        got = httpx.post(f"{BIN}/post", auth=auth, **body)
        assert "X-Signature" in got.request.headers
    auth.requires_request_body = False
    with pytest.raises(httpx.RequestNotRead):
        httpx.post(f"{BIN}/post", auth=auth, files={"file": b"content"})


def test_not_signed_again(internet: Internet) -> None:
    """
    HTTPX calls `auth_flow` once for each request of yours, and not again for a redirect, so the
    request after a redirect has the signature of the first one.
    """
    calls: list[str] = []

    class Counted(program("signature_httpx.py").SignatureAuth):  # type: ignore[misc]
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            calls.append(request.url.path)
            yield from super().auth_flow(request)

    httpx.get(f"{BIN}/redirect/1", auth=Counted(b"key"), follow_redirects=True)
    assert calls == ["/redirect/1"]
    first, second = internet.exchanges
    assert first.request.headers["X-Signature"] == second.request.headers["X-Signature"]


def test_token_request(internet: Internet) -> None:
    """The flow sends the request to the token endpoint with `yield`, too, over the same client,
    and gets the response as the value of `yield`."""
    auth = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "secret")
    with httpx.Client(auth=auth) as client:
        assert client.get(API).is_success
    assert [str(exchange.request.url) for exchange in internet.exchanges] == [TOKENS, API]
    assert len(internet.clients) == 1


def test_not_read() -> None:
    """That response hasn't been read yet, which is why `read()` comes before `json()`."""
    raised: list[Exception] = []

    class Reading(httpx.Auth):
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            got = yield request
            try:
                got.json()
            except httpx.ResponseNotRead as error:
                raised.append(error)
            got.read()
            assert got.json()

    httpx.get(f"{BIN}/get", auth=Reading())
    assert len(raised) == 1


def test_at_the_same_time(internet: Internet) -> None:
    """
    In the tab "httpx", the next request fails with 401, and those after it use the new token; in
    the tab "httpx async", five requests fail at the same time.
    """
    made = program("oauth_async.py")
    auth = made.ClientCredentials(TOKENS, "m2m", "secret")
    auth.token = "expired"

    async def get_all() -> list[httpx.Response]:
        async with httpx.AsyncClient(auth=auth) as client:
            return await asyncio.gather(*(client.get(API) for _ in range(5)))

    assert all(got.is_success for got in asyncio.run(get_all()))
    statuses = [exchange.status for exchange in internet.exchanges]
    assert statuses == [401] * 5 + [200] + [200] * 5
    assert auth.fetched == 1
    internet.exchanges.clear()
    made = program("oauth_httpx.py")
    auth = made.ClientCredentials(TOKENS, "m2m", "secret")
    auth.token = "expired"
    with httpx.Client(auth=auth) as client:
        assert all(client.get(API).is_success for _ in range(3))
    assert [exchange.status for exchange in internet.exchanges] == [401, 200, 200, 200, 200]


def test_refused_again(internet: Internet) -> None:
    """If the new token is refused as well, the second 401 is returned to your code: the flow
    doesn't try again, so it can't go on forever."""
    auth = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "secret")
    auth.token = "expired"
    assert httpx.get(f"{BIN}/status/401", auth=auth).status_code == 401
    assert [exchange.status for exchange in internet.exchanges] == [401, 200, 401]


def test_token_endpoint_fails(internet: Internet) -> None:
    """
    A token endpoint that fails raises `HTTPStatusError` out of your own `client.get`, with the
    URL of the token endpoint in it, and each of the waiting tasks asks it once more.
    """
    auth = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "wrong")
    with pytest.raises(httpx.HTTPStatusError, match="connect/token"):
        httpx.get(API, auth=auth)
    internet.exchanges.clear()
    auth = program("oauth_async.py").ClientCredentials(TOKENS, "m2m", "wrong")
    auth.token = "expired"

    async def get_all() -> list[object]:
        async with httpx.AsyncClient(auth=auth) as client:
            gets = [client.get(API) for _ in range(3)]
            return await asyncio.gather(*gets, return_exceptions=True)

    assert [type(error) for error in asyncio.run(get_all())] == [httpx.HTTPStatusError] * 3
    asked = [str(exchange.request.url) for exchange in internet.exchanges]
    assert asked.count(TOKENS) == 3


def test_log(caplog: pytest.LogCaptureFixture) -> None:
    """
    | logs | HTTPX logs each URL at the level INFO, with its query and with a password if it has
    one | send secrets in headers; set the logger `httpx` to `WARNING`, and `httpcore` and
    `hpack`, which log headers at `DEBUG`, too |
    """
    url = f"{BIN}/get?key=secret".replace("https://", "https://user:secret@")
    with caplog.at_level(logging.INFO, "httpx"):
        httpx.get(url)
    assert "https://user:secret@httpbin.org/get?key=secret" in caplog.text
    caplog.clear()
    with caplog.at_level(logging.WARNING, "httpx"):
        httpx.get(url)
    assert "secret" not in caplog.text


def test_message() -> None:
    """
    | exceptions | the message of `HTTPStatusError` has the whole URL | send secrets in headers;
    log the status and the path |
    """
    with pytest.raises(httpx.HTTPStatusError, match=r"status/500\?key=secret"):
        httpx.get(f"{BIN}/status/500?key=secret").raise_for_status()


def test_headers() -> None:
    """
    | `print(request.headers)` | shows `[secure]` for `Authorization` and `Proxy-Authorization`,
    but other headers as they are | don't log headers such as `X-API-Key` and `Cookie` |
    """
    shown = str(httpx.Headers({"Authorization": "a", "X-API-Key": "b", "Cookie": "c"}))
    assert shown == "Headers({'authorization': '[secure]', 'x-api-key': 'b', 'cookie': 'c'})"
    assert "[secure]" in str(httpx.Headers({"Proxy-Authorization": "a"}))


def test_redirect() -> None:
    """
    | redirects | `Authorization` isn't sent to another host, but other headers are |
    [decide about each redirect](redirects-and-cookies.md#decide-about-each-redirect-yourself) |
    """
    url = f"{BIN}/redirect-to?url=https://postman-echo.com/headers"
    headers = {"Authorization": "Bearer token", "X-API-Key": "key"}
    got = httpx.get(url, headers=headers, follow_redirects=True).json()["headers"]
    assert "authorization" not in got and got["x-api-key"] == "key"


def test_full_url() -> None:
    """
    | a full URL from outside | the client's `auth` is sent to whatever host it names | one
    client for each API, and compare scheme, host and port before the call |
    """
    with httpx.Client(base_url=BIN, auth=("user", "secret")) as client:
        got = client.get("https://postman-echo.com/headers")
    assert "authorization" in got.json()["headers"]


def test_wrong_password() -> None:
    """A wrong password isn't an exception but a response with 401, so check the status as
    always."""
    assert httpx.get(BASIC, auth=("user", "wrong")).status_code == 401


def test_renewal_needs_the_body_again() -> None:
    """Because the request may be sent twice, its body must be [one that can be
    repeated](sending-data.md#send-a-body-that-you-produce-on-the-way) here, too: after a 401, a
    generator raises `StreamConsumed`."""

    class Twice(httpx.Auth):
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            yield request
            yield request

    def body() -> Iterator[bytes]:
        yield b"a"

    with pytest.raises(httpx.StreamConsumed):
        httpx.post(f"{BIN}/status/401", content=body(), auth=Twice())


def test_history(internet: Internet) -> None:
    """
    | `response.history` | has the responses that an `Auth` class got, with the token and, in their
    requests, the secret | don't log or keep it |
    """
    auth = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "secret")
    with httpx.Client(auth=auth) as client:
        (got,) = client.get(API).history
    assert got.json()["access_token"] == auth.token
    assert b"client_secret=secret" in got.request.content


def test_loggers(wire: Internet, caplog: pytest.LogCaptureFixture) -> None:
    """
    | logs | HTTPX logs each URL at the level INFO, with its query and with a password if it has
    one | send secrets in headers; set the logger `httpx` to `WARNING`, and `httpcore` and `hpack`,
    which log headers at `DEBUG`, too |
    """
    with caplog.at_level(logging.DEBUG), httpx.Client(http2=True) as client:
        client.get(f"{BIN}/get", headers={"Authorization": "Bearer token"})
    told = [(record.name.partition(".")[0], record.getMessage()) for record in caplog.records]
    assert any(name == "httpcore" and "content-type" in message for name, message in told)
    assert any(name == "hpack" and "Bearer token" in message for name, message in told)


def test_none_of_the_settings() -> None:
    """
    A request that you make yourself has none of the client's settings, not even its timeout, so
    `token_request` takes over the timeout of your request.
    """
    sent: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json={"access_token": "token"})

    class Asking(httpx.Auth):
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            yield httpx.Request("POST", TOKENS)
            yield request

    transport, headers = httpx.MockTransport(respond), {"X-Mine": "1"}
    own = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "secret")
    with httpx.Client(transport=transport, timeout=3.0, headers=headers) as client:
        for auth in (Asking(), own):
            client.get(API, auth=auth)
    limits = httpx.Timeout(3.0).as_dict()
    assert [each.extensions.get("timeout") for each in sent] == [None, limits, limits, limits]
    assert "X-Mine" not in sent[0].headers and "X-Mine" in sent[1].headers


@pytest.mark.parametrize("reads", [True, False])
def test_connection_is_given_back(wire: Internet, reads: bool) -> None:
    """
    The 401 is read before the lock is taken, because that gives its connection back: with more
    tasks than connections, all of them would wait for one another otherwise.
    """
    line = "await response.aread()  # gives back"
    auth = program("oauth_async.py", line, line if reads else "# gives back").ClientCredentials(
        TOKENS, "m2m", "secret"
    )
    auth.token = "expired"

    async def get_all() -> list[object]:
        limits = httpx.Limits(max_connections=2, max_keepalive_connections=1)
        timeout = httpx.Timeout(60.0, pool=1.0)
        async with httpx.AsyncClient(auth=auth, limits=limits, timeout=timeout) as client:
            gets = [client.get(API) for _ in range(4)]
            return await asyncio.gather(*gets, return_exceptions=True)

    got = asyncio.run(get_all())
    if reads:
        assert [each.status_code for each in got if isinstance(each, httpx.Response)] == [200] * 4
    else:
        assert httpx.PoolTimeout in [type(each) for each in got]


def test_renewed_by_another_host(internet: Internet) -> None:
    """
    Don't follow redirects with such a class, because the 401 of another host would renew the
    token, too.
    """
    auth = program("oauth_httpx.py").ClientCredentials(TOKENS, "m2m", "secret")
    elsewhere = f"{BIN}/redirect-to?url=https://httpbin.org/status/401"
    with httpx.Client(auth=auth, follow_redirects=True) as client:
        for _ in range(2):
            client.get(elsewhere)
    assert auth.fetched == 2
