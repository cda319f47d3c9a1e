"""Both doors to the fake internet tell the same about the same world, and lead nowhere else.

The mocks are fast and what most is tried with; the wire is what HTTP is. So what a client receives
must be equal: HTTP version, status, reason phrase, fields as they were sent, and content.
"""

import asyncio
import contextlib
import errno
import gc
import io
import os
import re
import runpy
import socket
import ssl
import threading
import warnings
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

import httpbin.core
import httpx
import httpx2
import pytest
import requests
import respx
import urllib3
from requests.adapters import HTTPAdapter

from contents import Contents
from fake_internet import hosts
from fake_internet.authorities import UNTRUSTED_HOST
from fake_internet.clock import SPEED, real_monotonic
from fake_internet.doors import DOORS, visit
from fake_internet.internet import Internet
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX, Refused
from fake_internet.traffic import CLIENTS_OWN
from tests.runner import doors_of

HTTPBIN = "https://httpbin.org"

# What httpbin offers and no snippet need call for the doors to agree on it.
PATHS = """
    / /absolute-redirect/2 /anything /anything/deep/er?name=Zo%C3%AB&empty= /base64/SFRUUFg%3D
    /basic-auth/user/secret /bearer /brotli /bytes/20?seed=1 /bytes/40000?seed=1 /cache /cache/60
    /cookies /cookies/delete?theme= /cookies/set/theme/dark /cookies/set?theme=dark&size=2
    /deflate /delay/1 /deny /digest-auth/auth/user/secret
    /drip?duration=2&numbytes=2&code=200&delay=1 /encoding/utf8 /etag/abc /forms/post /get
    /get?id=1&id=2 /gzip /headers /hidden-basic-auth/user/secret /html /image /image/jpeg
    /image/png /image/svg /image/webp /ip /digest-auth/auth/user/secret/MD5
    /digest-auth/auth/user/secret/SHA-256/never /json /links/3 /links/3/1 /post /range/1000
    /range/1000?duration=1 /redirect-to?url=/get&status_code=307 /redirect/2 /relative-redirect/2
    /response-headers?X-Twice=1&X-Twice=2 /robots.txt /status/200 /status/204 /status/301
    /status/304 /status/400 /status/401 /status/402 /status/404 /status/406 /status/407
    /status/418 /status/429 /status/500 /status/503 /status/599 /static/favicon.ico /stream/3
    /stream-bytes/40000?seed=1&chunk_size=20000 /user-agent /uuid /xml
""".split()

# Where two responses may differ at either door too, and some do: the URLs, what differs, and why.
DIFFERENT = [
    (r"org/(stream-)?bytes/(?!.*seed)", "content", "random bytes"),
    (r"/uuid", "content", "a new UUID each time"),
    (r"/cache$", "headers", "a new ETag each time"),
    (r"/digest-auth/", "headers", "a new nonce each time"),
]


@dataclass(frozen=True)
class Ask:
    """A request, without what each client adds of its own."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    streamed: bool = False
    """Whether the client is not told the content's length in advance."""

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


@dataclass(frozen=True)
class Received:
    """What a client received."""

    http_version: str
    status: int
    reason: str
    headers: list[tuple[str, str]]
    content: bytes


OTHER_ASKS = [
    *(Ask("HEAD", f"{HTTPBIN}{path}") for path in ("/get", "/html", "/status/404", "/stream/3")),
    *(Ask("OPTIONS", f"{HTTPBIN}{path}") for path in ("/get", "/post")),
    *(
        Ask(method, f"{HTTPBIN}/{path}", (("Content-Type", kind),), content)
        for method, path in {"POST": "post", "PUT": "put", "PATCH": "patch"}.items()
        for kind, content in {
            "application/json": b'{"name": "Zo\xc3\xab"}',
            "application/x-www-form-urlencoded": b"name=Zo%C3%AB&name=2",
            "application/octet-stream": bytes(range(256)) * 400,
        }.items()
    ),
    Ask("POST", f"{HTTPBIN}/post", content=b"in parts", streamed=True),
    Ask("DELETE", f"{HTTPBIN}/delete"),
    Ask("DELETE", f"{HTTPBIN}/anything", content=b"content"),
    Ask("GET", f"{HTTPBIN}/bytes/20?seed=1", (("Range", "bytes=0-9"),)),
    Ask("GET", f"{HTTPBIN}/range/1000", (("Range", "bytes=10-99"),)),
    Ask("GET", f"{HTTPBIN}/headers", (("X-Tag", "one"), ("X-Tag", "two"))),
    Ask("GET", f"{HTTPBIN}/etag/abc", (("If-None-Match", '"abc"'),)),
    Ask("GET", f"{HTTPBIN}/image", (("Accept", "image/webp"),)),
    Ask("GET", f"{HTTPBIN}/bearer", (("Authorization", "Bearer token"),)),
    Ask("GET", "http://httpbin.org/get"),
    Ask("GET", "http://api.github.com/users/python"),
    Ask("GET", "https://api.github.com/users/python"),
    Ask("GET", "https://api.github.com/users/python/repos?per_page=10&page=2"),
    Ask("GET", "https://api.github.com/user/1525981/repos"),
    Ask("GET", "https://api.github.com/search/repositories?q=p"),
    Ask("GET", "https://api.github.com/users/python", (("If-None-Match", "*"),)),
    Ask("GET", "https://api.github.com/repos/octocat/octocat-1/tarball"),
    Ask("GET", "https://codeload.github.com/octocat/octocat-1/legacy.tar.gz/refs/heads/main"),
    Ask("GET", "https://api.crossref.org/works?rows=2&cursor=*"),
    Ask("GET", "https://api.crossref.org/works?rows=2&cursor=no-such-cursor"),
    Ask("GET", "https://dummyjson.com/products?limit=2&skip=193&delay=500"),
    Ask("GET", "https://demo.duendesoftware.com/api/test"),
    Ask(
        "POST",
        "https://demo.duendesoftware.com/connect/token",
        (("Content-Type", "application/x-www-form-urlencoded"),),
        b"grant_type=client_credentials&client_id=m2m&client_secret=wrong",
    ),
    Ask("GET", "https://postman-echo.com/get?city=Roma"),
    Ask("GET", "https://postman-echo.com/cookies/set?theme=dark"),
    Ask("GET", "https://postman-echo.com/headers", (("X-Team", "blue"),)),
    Ask("GET", "https://postman-echo.com/cookies", (("Cookie", "theme=dark; size=2"),)),
    Ask("GET", "https://raw.githubusercontent.com/no/such/file"),
    Ask("GET", "https://badssl.com/certs/ca-untrusted-root.crt"),
    Ask("GET", "https://example.com/"),
]

ASKS = [Ask("GET", f"{HTTPBIN}{path}") for path in PATHS] + OTHER_ASKS

# URLs that fail: the client's timeout in seconds, and the errors of httpx and of requests.
FAILING = {
    "https://no-such-host.invalid/": (5.0, "ConnectError", "ConnectionError"),
    "https://192.0.2.1/": (2.0, "ConnectTimeout", "ConnectTimeout"),
    "http://192.0.2.1/": (2.0, "ConnectTimeout", "ConnectTimeout"),
    f"{HTTPBIN}/delay/5": (2.0, "ReadTimeout", "ReadTimeout"),
    "http://httpbin.org/delay/5": (2.0, "ReadTimeout", "ReadTimeout"),
    f"{HTTPBIN}/drip?duration=10&numbytes=2&delay=0": (3.0, "ReadTimeout", "ConnectionError"),
    "httpbin.org/get": (5.0, "UnsupportedProtocol", "MissingSchema"),
}

ELSEWHERE = ("93.184.215.14", 443)


async def reach_async(url: str) -> None:
    async with httpx.AsyncClient() as client:
        await client.get(url)


def reach(method: str, kind: socket.SocketKind, *args: Any) -> None:
    with socket.socket(type=kind) as sock:
        getattr(sock, method)(*args)


# Ways out that are no part of the fake internet, and what the refusal names.
REFUSED = {
    "another host": (lambda: httpx.get("https://python.org/"), "python.org"),
    "another host, requests": (lambda: requests.get("https://python.org/"), "python.org"),
    "another host, async": (lambda: asyncio.run(reach_async("https://python.org/")), "python.org"),
    "another port": (lambda: httpx.get(f"{HTTPBIN}:8443/get"), "8443"),
    "another port, async": (lambda: asyncio.run(reach_async(f"{HTTPBIN}:8443/get")), "8443"),
    "a raw IP": (lambda: httpx.get("https://93.184.215.14/"), ELSEWHERE[0]),
    "a raw IP, async": (lambda: asyncio.run(reach_async("https://93.184.215.14/")), ELSEWHERE[0]),
    "a raw IP, TCP": (lambda: reach("connect", socket.SOCK_STREAM, ELSEWHERE), ELSEWHERE[0]),
    "a raw IP, TCP by number": (
        lambda: reach("connect_ex", socket.SOCK_STREAM, ELSEWHERE),
        ELSEWHERE[0],
    ),
    "this machine": (lambda: reach("connect", socket.SOCK_STREAM, ("127.0.0.1", 22)), "127.0.0.1"),
    "UDP, sent": (lambda: reach("sendto", socket.SOCK_DGRAM, b"", ELSEWHERE), ELSEWHERE[0]),
    "UDP, connected": (lambda: reach("connect", socket.SOCK_DGRAM, ELSEWHERE), ELSEWHERE[0]),
    "UDP, message": (
        lambda: reach("sendmsg", socket.SOCK_DGRAM, [b""], (), 0, ELSEWHERE),
        ELSEWHERE[0],
    ),
    "a name": (lambda: socket.gethostbyname("python.org"), "python.org"),
}


@pytest.fixture(scope="module")
def recorded() -> list[Ask]:
    """What the snippets ask, each request once."""
    asked: dict[Ask, None] = {}
    contents = Contents()
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        # What it prints, and what it leaves open, is other tests' business.
        warnings.simplefilter("ignore")
        for snippet in contents.programs:
            with visit(doors_of(contents, snippet)[0]) as internet:
                runpy.run_path(str(snippet.path), run_name="__main__")
            for exchange in internet.exchanges:
                request = exchange.request
                fields = [item for item in request.headers.items() if item[0] not in CLIENTS_OWN]
                asked[Ask(request.method, str(request.url), tuple(fields), request.read())] = None
        gc.collect()
    return list(asked)


def by_httpx(
    package: ModuleType, http2: bool, asks: list[Ask], timeout: float | None = None
) -> list[Received]:
    with package.Client(http2=http2, timeout=timeout) as client:
        received = []
        for ask in asks:
            client.cookies.clear()
            content = iter([ask.content]) if ask.streamed else ask.content or None
            received.append(from_httpx(client.request(**arguments(ask), content=content)))
    return received


def by_async_httpx(
    package: ModuleType, http2: bool, asks: list[Ask], timeout: float | None = None
) -> list[Received]:
    async def parts(ask: Ask) -> AsyncIterator[bytes]:
        yield ask.content

    async def receive() -> list[Received]:
        async with package.AsyncClient(http2=http2, timeout=timeout) as client:
            received = []
            for ask in asks:
                client.cookies.clear()
                content = parts(ask) if ask.streamed else ask.content or None
                response = await client.request(**arguments(ask), content=content)
                received.append(from_httpx(response))
        return received

    return asyncio.run(receive())


def arguments(ask: Ask) -> dict[str, Any]:
    return {"method": ask.method, "url": ask.url, "headers": ask.headers}


def from_httpx(response: Any) -> Received:
    fields = [(name.decode(), value.decode()) for name, value in response.headers.raw]
    return Received(
        response.http_version,
        response.status_code,
        response.reason_phrase,
        fields,
        response.content,
    )


def by_requests(asks: list[Ask], timeout: float | None = None) -> list[Received]:
    with requests.Session() as session:
        return [from_requests(session, ask, timeout) for ask in asks]


def from_requests(session: requests.Session, ask: Ask, timeout: float | None) -> Received:
    session.cookies.clear()
    response = session.request(
        ask.method,
        ask.url,
        headers=dict(ask.headers),
        data=iter([ask.content]) if ask.streamed else ask.content or None,
        timeout=timeout,
        allow_redirects=False,
    )
    assert isinstance(response.raw, urllib3.HTTPResponse)
    return Received(
        response.raw.version_string,
        response.status_code,
        response.reason,
        list(response.raw.headers.items()),
        response.content,
    )


# Each takes what to ask, and a timeout in seconds.
CLIENTS: dict[str, Callable[..., list[Received]]] = {
    "requests": by_requests,
    **{
        f"{kind}{package.__name__}, {'HTTP/2' if http2 else 'HTTP/1.1'}": partial(
            by, package, http2
        )
        for package in (httpx, httpx2)
        for kind, by in {"": by_httpx, "async ": by_async_httpx}.items()
        for http2 in (False, True)
    },
}
each_client = pytest.mark.parametrize("client", CLIENTS)


def is_responded_to(ask: Ask) -> bool:
    host = httpx.URL(ask.url).host
    refused = host == UNTRUSTED_HOST  # on the wire, by the client
    return not (refused or host.endswith(UNKNOWN_SUFFIX) or host.startswith(SILENT_PREFIX))


@each_client
def test_mocks_and_wire_respond_the_same(client: str, recorded: list[Ask]) -> None:
    asks = [ask for ask in recorded if is_responded_to(ask)] + ASKS
    # A server that pauses after its last byte delays the next response on that connection, and the
    # mocks have no connections. Last, so that the times that some responses hold are the same.
    asks.sort(key=lambda ask: "duration" in ask.url)
    received = []
    # Nothing is timed here, so nobody need wait on the wire either.
    for door in visit("mocks"), visit("wire", speed=1000):
        httpbin.core.random.seed()  # which /bytes?seed=1 seeds for all that follow
        with door:
            received.append(CLIENTS[client](asks))
    lies = []
    differ = set()
    for ask, mocked, wired in zip(asks, *received, strict=True):
        may = {name: pattern for pattern, name, _ in DIFFERENT if re.search(pattern, ask.url)}
        for name in Received.__dataclass_fields__:
            told = getattr(mocked, name), getattr(wired, name)
            if told[0] != told[1] and name in may:
                differ.add(may[name])
            elif told[0] != told[1]:
                lies.append(f"{ask}: {name}: mocks {told[0]!r:.300}, wire {told[1]!r:.300}")
    assert not lies, "\n".join(lies)
    for pattern, *_ in DIFFERENT:
        assert pattern in differ, f"{pattern}: no two responses differ; take it out of DIFFERENT"


@pytest.mark.parametrize("host", hosts.new_apps())
def test_doors_are_compared_on_each_path(host: str) -> None:
    rules = hosts.new_apps()[host]().url_map
    matcher = rules.bind(host)
    compared = set()
    for ask in ASKS:
        url = httpx.URL(ask.url)
        if url.host == host:
            for method in matcher.allowed_methods(url.path):
                compared.add(matcher.match(url.path, method, return_rule=True)[0].rule)
    missing = sorted({rule.rule for rule in rules.iter_rules()} - compared)
    # No client that verifies certificates receives anything from the one host.
    assert host == UNTRUSTED_HOST or not missing, (
        f"no test asks https://{host} for {', '.join(missing)} at both doors; "
        "add a request to OTHER_ASKS in tests/test_fake_internet.py"
    )


def failure(client: str, url: str, timeout: float, internet: Internet) -> tuple[str, str, float]:
    """With which error, by its class and text, and after how many seconds the request failed."""
    try:
        CLIENTS[client]([Ask("GET", url)], timeout)
    except (httpx.HTTPError, httpx2.HTTPError, requests.RequestException) as error:
        text = re.sub("0x[0-9a-f]+", "0x", str(error))
        name = f"{type(error).__module__}.{type(error).__name__}"
        return name, text, internet.clock.now
    pytest.fail(f"{url} does not fail")


@each_client
def test_mocks_and_wire_fail_the_same(client: str) -> None:
    lies = []
    for url, (timeout, httpx_error, requests_error) in FAILING.items():
        failures = {}
        for door in DOORS:
            with visit(door) as internet:
                failures[door] = failure(client, url, timeout, internet)
            error = failures[door][0].rpartition(".")[2]
            assert error == (requests_error if client == "requests" else httpx_error)
            assert failures[door][0].partition(".")[0] in client, "an error of another package"
        if failures["mocks"] != failures["wire"]:
            lies.append(f"{url}: {failures}")
    assert not lies, "\n".join(lies)


def test_urllib3_waits_and_tries_again(door: str) -> None:
    retry = urllib3.Retry(3, backoff_factor=1, status_forcelist=[503], raise_on_status=False)
    with visit(door) as internet, requests.Session() as session:
        session.mount("https://", HTTPAdapter(max_retries=retry))
        response = session.get(f"{HTTPBIN}/status/503")
        assert isinstance(response.raw, urllib3.HTTPResponse) and response.raw.retries
        assert [tried.status for tried in response.raw.retries.history] == [503] * 3
        started = [round(exchange.started, 1) for exchange in internet.exchanges]
    assert started == [0.0, 0.1, 2.2, 6.3]  # at once, then after 2 and 4 seconds


@pytest.mark.parametrize("target", REFUSED)
def test_everything_else_is_refused_by_its_name(target: str, internet: Internet) -> None:
    reach, name = REFUSED[target]
    errors = (Refused, ExceptionGroup, httpx.ConnectError, requests.ConnectionError)
    with pytest.raises(errors):
        reach()
    assert name in internet.refusals[0]


@pytest.mark.parametrize("package", [httpx, httpx2, requests], ids=lambda each: each.__name__)
def test_reader_meets_the_errors_of_the_client(package: Any) -> None:
    """They are told nothing of this repository, which only the refusals name."""
    with visit("mocks") as internet:
        error = requests.ConnectionError if package is requests else package.ConnectError
        with pytest.raises(error, match="'python.org' is not in the fake internet") as raised:
            package.get("https://python.org/", timeout=5)
        assert "hosts/" not in str(raised.value) and "hosts/" in internet.refusals[0]
        assert package.get(f"{HTTPBIN}/no/such/path", timeout=5).status_code == 404
        assert "no path '/no/such/path'" in internet.refusals[1]


@pytest.mark.parametrize("package", [httpx, httpx2], ids=lambda each: each.__name__)
def test_proxy_is_not_passed_over(package: Any) -> None:
    with visit("mocks") as internet:
        proxy = "http://127.0.0.1:1"
        with pytest.raises(package.ConnectError, match="no proxy is in the fake internet"):
            package.get(f"{HTTPBIN}/get", proxy=proxy)
        with pytest.raises(requests.exceptions.ProxyError):
            requests.get(f"{HTTPBIN}/get", proxies={"https": proxy}, timeout=5)
        assert len(internet.refusals) == 2 and not internet.exchanges


def test_routes_of_a_program_come_first(internet: Internet) -> None:
    with respx.mock:
        route = respx.get(f"{HTTPBIN}/get").respond(418)
        respx.get(f"{HTTPBIN}/uuid").pass_through()
        assert httpx.get(f"{HTTPBIN}/get").status_code == 418 and route.called
        assert httpx.get(f"{HTTPBIN}/uuid").status_code == 200
        with pytest.raises(AssertionError):
            httpx.get(f"{HTTPBIN}/ip")
    assert httpx.get(f"{HTTPBIN}/get").status_code == 200
    assert [exchange.request.url.path for exchange in internet.exchanges] == ["/uuid", "/get"]


def test_each_internet_is_new(door: str) -> None:
    left = []
    for _ in range(2):
        with visit(door) as internet:
            response = httpx.get("https://api.github.com/users/python")
            left.append((response.headers["X-RateLimit-Remaining"], len(internet.exchanges)))
    assert left == [("59", 1), ("59", 1)]


def test_wire_waits_for_real() -> None:
    with visit("wire") as internet:
        start = real_monotonic()
        httpx.get(f"{HTTPBIN}/delay/2")
        elapsed = real_monotonic() - start
    assert internet.clock.now == 2.1
    assert elapsed >= 2.1 / SPEED


def test_wire_verifies_certificates() -> None:
    with visit("wire"):
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(f"{HTTPBIN}/get", verify=nobody)


def test_connect_ex_tells_a_timeout_as_a_real_one_does() -> None:
    with visit("wire"), socket.socket() as silent:
        silent.settimeout(0.01)  # seconds
        assert silent.connect_ex((f"{SILENT_PREFIX}1", 443)) == errno.EAGAIN


def test_wire_leaves_nothing_behind_after_a_failure() -> None:
    def open_now() -> tuple[int, int]:
        gc.collect()
        return threading.active_count(), len(os.listdir("/dev/fd"))

    before = open_now()
    with pytest.raises(ZeroDivisionError), visit("wire"):
        client = httpx.Client(http2=True)
        request = client.build_request("GET", f"{HTTPBIN}/drip?delay=0&duration=90")
        response = client.send(request, stream=True)
        raise ZeroDivisionError
    response.close()
    client.close()
    assert open_now() == before
