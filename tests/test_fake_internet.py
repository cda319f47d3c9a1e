"""Both doors to the fake internet tell the same about the same world, and lead nowhere else.

The mocks are fast and what most is tried with; the wire is what HTTP is. So what a client receives
must be equal: HTTP version, status, reason phrase, fields as they were sent, and content.
"""

import asyncio
import gc
import os
import random
import re
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import httpx
import pytest
import requests

from contents import Contents
from fake_internet.authorities import UNTRUSTED_HOST
from fake_internet.clock import SPEED, real_monotonic
from fake_internet.internet import Internet
from fake_internet.mocks import mocked_internet
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX, Refused
from fake_internet.wire import wired_internet
from tests.runner import DOORS, Trial, doors, run

HTTPBIN = "https://httpbin.org"

# What httpbin offers and no snippet need call for the doors to agree on it.
PATHS = """
    /absolute-redirect/2 /anything /anything/deep/er?name=Zo%C3%AB&empty= /base64/SFRUUFg%3D
    /basic-auth/user/secret /bearer /brotli /bytes/20?seed=1 /bytes/40000?seed=1 /cache /cache/60
    /cookies /cookies/delete?theme= /cookies/set/theme/dark /cookies/set?theme=dark&size=2 /deflate
    /delay/1 /deny /digest-auth/auth/user/secret /drip?duration=2&numbytes=2&code=200&delay=1
    /encoding/utf8 /etag/abc /forms/post /get /get?id=1&id=2 /gzip /headers
    /hidden-basic-auth/user/secret /html /image /image/jpeg /image/png /image/svg /image/webp /ip
    /json /links/3/1 /post /range/1000 /range/1000?duration=1 /redirect-to?url=/get&status_code=307
    /redirect/2 /relative-redirect/2 /response-headers?X-Twice=1&X-Twice=2 /robots.txt /status/200
    /status/204 /status/301 /status/304 /status/400 /status/401 /status/402 /status/404 /status/406
    /status/407 /status/418 /status/429 /status/500 /status/503 /status/599 /stream/3
    /stream-bytes/40000?seed=1&chunk_size=20000 /user-agent /uuid /xml
""".split()

# Where two answers differ at either door too: the URLs, the one thing that differs, and why.
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
class Answer:
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
    Ask("GET", f"{HTTPBIN}/etag/abc", (("If-None-Match", '"abc"'),)),
    Ask("GET", f"{HTTPBIN}/image", (("Accept", "image/webp"),)),
    Ask("GET", f"{HTTPBIN}/bearer", (("Authorization", "Bearer token"),)),
    Ask("GET", "http://httpbin.org/get"),
    Ask("GET", "http://api.github.com/users/python"),
    Ask("GET", "https://example.com/"),
]

# URLs that fail, and the client's timeout in seconds.
FAILING = {
    "https://no-such-host.invalid/": 5.0,
    "https://192.0.2.1/": 2.0,
    f"{HTTPBIN}/delay/5": 2.0,
    f"{HTTPBIN}/drip?duration=10&numbytes=2&delay=0": 3.0,
}

ELSEWHERE = ("93.184.215.14", 443)


async def reach_async(url: str) -> None:
    async with httpx.AsyncClient() as client:
        await client.get(url)


def reach(method: str, kind: socket.SocketKind, *args) -> None:
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

# What a client adds by itself, so that a recorded request is not bound to the client that made it.
CLIENTS_OWN = {"accept", "accept-encoding", "connection", "content-length", "host"}
CLIENTS_OWN |= {"transfer-encoding", "user-agent"}


@pytest.fixture(scope="module")
def recorded() -> list[Ask]:
    """What the snippets ask, each request once."""
    asked: dict[Ask, None] = {}
    contents = Contents()
    for snippet in contents.programs:
        for exchange in run(Trial(snippet, doors(contents, snippet)[0])).exchanges:
            request = exchange.request
            fields = [item for item in request.headers.items() if item[0] not in CLIENTS_OWN]
            asked[Ask(request.method, str(request.url), tuple(fields), request.read())] = None
    return list(asked)


def by_httpx(http2: bool, asks: list[Ask], timeout=None) -> list[Answer]:
    with httpx.Client(http2=http2, timeout=timeout) as client:
        return [from_httpx(client.request(**request(client, ask))) for ask in asks]


def by_async_httpx(http2: bool, asks: list[Ask], timeout=None) -> list[Answer]:
    async def answers() -> list[Answer]:
        async with httpx.AsyncClient(http2=http2, timeout=timeout) as client:
            return [from_httpx(await client.request(**request(client, ask))) for ask in asks]

    return asyncio.run(answers())


def request(client: httpx.Client | httpx.AsyncClient, ask: Ask) -> dict:
    async def parts():
        yield ask.content

    client.cookies.clear()
    content = ask.content or None
    if ask.streamed:
        content = parts() if isinstance(client, httpx.AsyncClient) else iter([content])
    return {"method": ask.method, "url": ask.url, "headers": ask.headers, "content": content}


def from_httpx(response: httpx.Response) -> Answer:
    fields = [(name.decode(), value.decode()) for name, value in response.headers.raw]
    return Answer(
        response.http_version,
        response.status_code,
        response.reason_phrase,
        fields,
        response.content,
    )


def by_requests(asks: list[Ask], timeout=None) -> list[Answer]:
    with requests.Session() as session:
        return [from_requests(session, ask, timeout) for ask in asks]


def from_requests(session: requests.Session, ask: Ask, timeout: float | None) -> Answer:
    session.cookies.clear()
    response = session.request(
        ask.method,
        ask.url,
        headers=dict(ask.headers),
        data=iter([ask.content]) if ask.streamed else ask.content or None,
        timeout=timeout,
        allow_redirects=False,
    )
    return Answer(
        response.raw.version_string,
        response.status_code,
        response.reason,
        list(response.raw.headers.items()),
        response.content,
    )


# Each takes what to ask, and a timeout in seconds.
CLIENTS: dict[str, Callable[..., list[Answer]]] = {
    "httpx, HTTP/1.1": partial(by_httpx, False),
    "httpx, HTTP/2": partial(by_httpx, True),
    "async httpx, HTTP/1.1": partial(by_async_httpx, False),
    "async httpx, HTTP/2": partial(by_async_httpx, True),
    "requests": by_requests,
}
each_client = pytest.mark.parametrize("client", CLIENTS)


def is_answered(ask: Ask) -> bool:
    host = httpx.URL(ask.url).host
    refused = host == UNTRUSTED_HOST  # on the wire, by the client
    return not (refused or host.endswith(UNKNOWN_SUFFIX) or host.startswith(SILENT_PREFIX))


@each_client
def test_mocks_and_wire_answer_the_same(client: str, recorded):
    asks = [ask for ask in recorded if is_answered(ask)]
    asks += [Ask("GET", f"{HTTPBIN}{path}") for path in PATHS] + OTHER_ASKS
    # A server that pauses after its last byte delays the next answer on that connection, and the
    # mocks have no connections. Last, so that the times that some answers hold are the same.
    asks.sort(key=lambda ask: "duration" in ask.url)
    answers = []
    # Nothing is timed here, so nobody need wait on the wire either.
    for door in mocked_internet(), wired_internet(speed=1000):
        random.seed()  # which httpbin seeds for everybody
        with door:
            answers.append(CLIENTS[client](asks))
    for pattern, *_ in DIFFERENT:
        assert any(re.search(pattern, ask.url) for ask in asks), f"{pattern} matches no request"
    lies = []
    for ask, mocked, wired in zip(asks, *answers, strict=True):
        expected = {name for pattern, name, _ in DIFFERENT if re.search(pattern, ask.url)}
        for name in Answer.__dataclass_fields__:
            told = getattr(mocked, name), getattr(wired, name)
            if (told[0] != told[1]) != (name in expected):
                lies.append(f"{ask}: {name}: mocks {told[0]!r:.300}, wire {told[1]!r:.300}")
    assert not lies, "\n".join(lies)


@each_client
def test_mocks_and_wire_fail_the_same(client: str):
    failures = {}
    for door, fake_internet in DOORS.items():
        failures[door] = []
        for url, timeout in FAILING.items():
            with fake_internet() as internet:
                try:
                    CLIENTS[client]([Ask("GET", url)], timeout)
                except (httpx.HTTPError, requests.RequestException) as error:
                    text = re.sub("0x[0-9a-f]+", "0x", str(error))
                    failures[door].append((url, type(error), text, internet.clock.now))
    assert failures["mocks"] == failures["wire"]


@pytest.mark.parametrize("target", REFUSED)
def test_everything_else_is_refused_by_its_name(target: str, internet: Internet):
    reach, name = REFUSED[target]
    with pytest.raises((Refused, ExceptionGroup)):
        reach()
    assert name in internet.refusals[0]


def test_each_internet_is_new(door: str):
    left = []
    for _ in range(2):
        with DOORS[door]() as internet:
            response = httpx.get("https://api.github.com/users/python")
            left.append((response.headers["X-RateLimit-Remaining"], len(internet.exchanges)))
    assert left == [("59", 1), ("59", 1)]


def test_wire_waits_for_real():
    with wired_internet() as internet:
        start = real_monotonic()
        httpx.get(f"{HTTPBIN}/delay/2")
        elapsed = real_monotonic() - start
    assert internet.clock.now == 2.1
    assert elapsed >= 2.1 / SPEED


def test_wire_verifies_certificates():
    with wired_internet():
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(f"{HTTPBIN}/get", verify=nobody)


def test_wire_leaves_nothing_behind_after_a_failure():
    def open_now() -> tuple[int, int]:
        gc.collect()
        return threading.active_count(), len(os.listdir("/dev/fd"))

    before = open_now()
    with pytest.raises(ZeroDivisionError), wired_internet():
        client = httpx.Client(http2=True)
        request = client.build_request("GET", f"{HTTPBIN}/drip?delay=0&duration=90")
        response = client.send(request, stream=True)
        raise ZeroDivisionError
    response.close()
    client.close()
    assert open_now() == before
