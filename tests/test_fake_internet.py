"""Both doors to the fake internet tell the same about the same world, and neither leads elsewhere.

The mocks are fast and what most is tried with; the wire is what HTTP is. What every client receives
must be equal: status, reason phrase, HTTP version, fields as they were sent, and content.
"""

import asyncio
import contextlib
import io
import runpy
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from unittest import mock

import httpx
import pytest
import requests
from conftest import DOORS
from fake_internet.mocks import mocked_internet
from fake_internet.wire import wired_internet
from snippet import PYTHON

HTTPBIN = "https://httpbin.org"

# Paths of httpbin that no snippet need call for the doors to agree on them.
GET = """
    /absolute-redirect/2 /anything /anything/deep/er?name=Zo%C3%AB&empty= /base64/SFRUUFg%3D /bearer
    /basic-auth/user/secret /brotli /bytes/20?seed=1 /bytes/40000?seed=1 /cache /cache/60 /cookies
    /cookies/delete?theme= /cookies/set/theme/dark /cookies/set?theme=dark&size=2 /deflate /delay/1
    /deny /drip?duration=2&numbytes=2&code=200&delay=1 /encoding/utf8 /etag/abc /forms/post /get
    /get?id=1&id=2 /gzip /headers /hidden-basic-auth/user/secret /html /image /image/jpeg /image/png
    /image/svg /image/webp /ip /json /links/3/1 /post /range/1000 /range/1000?duration=1
    /redirect-to?url=/get&status_code=307 /redirect/2 /relative-redirect/2 /robots.txt
    /response-headers?X-Twice=1&X-Twice=2 /status/200 /status/204 /status/301 /status/304
    /status/400 /status/401 /status/402 /status/404 /status/406 /status/407 /status/418 /status/429
    /status/500 /status/503 /stream-bytes/40000?seed=1&chunk_size=20000 /stream/3 /user-agent /uuid
    /digest-auth/auth/user/secret /xml
""".split()

# Where the doors differ, and why: what differs for each request of a kind.
DIFFERENT = {}


@dataclass(frozen=True)
class Ask:
    """A request, without what each client adds of its own."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""

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


OTHER_METHODS = [
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
    Ask("DELETE", f"{HTTPBIN}/delete"),
    Ask("DELETE", f"{HTTPBIN}/anything", content=b"content"),
    Ask("GET", f"{HTTPBIN}/bytes/20?seed=1", (("Range", "bytes=0-9"),)),
    Ask("GET", f"{HTTPBIN}/range/1000", (("Range", "bytes=10-99"),)),
    Ask("GET", f"{HTTPBIN}/cache", (("If-None-Match", '"abc"'),)),
    Ask("GET", f"{HTTPBIN}/image", (("Accept", "image/webp"),)),
    Ask("GET", f"{HTTPBIN}/bearer", (("Authorization", "Bearer token"),)),
    Ask("GET", "http://httpbin.org/get"),
    Ask("GET", "http://api.github.com/users/python"),
    Ask("GET", "https://example.com/"),
]

# What a client adds by itself, so that a recorded request is not bound to the client that made it.
CLIENTS_OWN = {"accept", "accept-encoding", "connection", "content-length", "host"}
CLIENTS_OWN |= {"transfer-encoding", "user-agent"}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> list[Ask]:
    """What the snippets ask, each request once."""
    asked: dict[Ask, None] = {}
    with (
        contextlib.chdir(tmp_path_factory.mktemp("recorded")),
        contextlib.redirect_stdout(io.StringIO()),
        mocked_internet() as internet,
    ):
        for snippet in PYTHON:
            with mock.patch.dict(sys.modules):
                runpy.run_path(str(snippet.path), run_name="__main__")
            internet.clock.sleep(3600)  # GitHub's limits are those of a new visitor again
        for exchange in internet.exchanges:
            request = exchange.request
            fields = [item for item in request.headers.items() if item[0] not in CLIENTS_OWN]
            asked[Ask(request.method, str(request.url), tuple(fields), request.read())] = None
    return list(asked)


def by_httpx(http2: bool, asks: list[Ask]) -> list[Answer]:
    with httpx.Client(http2=http2, timeout=None) as client:
        return [from_httpx(client.request(**request(client, ask))) for ask in asks]


def by_async_httpx(http2: bool, asks: list[Ask]) -> list[Answer]:
    async def answers() -> list[Answer]:
        async with httpx.AsyncClient(http2=http2, timeout=None) as client:
            return [from_httpx(await client.request(**request(client, ask))) for ask in asks]

    return asyncio.run(answers())


def request(client: httpx.Client | httpx.AsyncClient, ask: Ask) -> dict:
    client.cookies.clear()
    return {
        "method": ask.method,
        "url": ask.url,
        "headers": ask.headers,
        "content": ask.content or None,
    }


def from_httpx(response: httpx.Response) -> Answer:
    fields = [(name.decode(), value.decode()) for name, value in response.headers.raw]
    return Answer(
        response.http_version,
        response.status_code,
        response.reason_phrase,
        fields,
        response.content,
    )


def by_requests(asks: list[Ask]) -> list[Answer]:
    answers = []
    with requests.Session() as session:
        for ask in asks:
            session.cookies.clear()
            response = session.request(
                ask.method,
                ask.url,
                headers=dict(ask.headers),
                data=ask.content or None,
                allow_redirects=False,
            )
            answers.append(
                Answer(
                    {11: "HTTP/1.1"}[response.raw.version],
                    response.status_code,
                    response.reason,
                    list(response.raw.headers.items()),
                    response.content,
                )
            )
    return answers


CLIENTS: dict[str, Callable[[list[Ask]], list[Answer]]] = {
    "httpx, HTTP/1.1": lambda asks: by_httpx(False, asks),
    "httpx, HTTP/2": lambda asks: by_httpx(True, asks),
    "async httpx, HTTP/1.1": lambda asks: by_async_httpx(False, asks),
    "async httpx, HTTP/2": lambda asks: by_async_httpx(True, asks),
    "requests": by_requests,
}
each_client = pytest.mark.parametrize("client", CLIENTS)


@each_client
def test_mocks_and_wire_answer_the_same(client: str, recorded):
    asks = [ask for ask in recorded if "192.0.2" not in ask.url and ".invalid" not in ask.url]
    asks += [Ask("GET", f"{HTTPBIN}{path}") for path in GET] + OTHER_METHODS
    with mocked_internet():
        mocked = CLIENTS[client](asks)
    with wired_internet(speed=100):
        wired = CLIENTS[client](asks)
    n=0
    for ask, a, b in zip(asks, mocked, wired):
        if a != b:
            n+=1
            print(ask)
            for f in ("http_version","status","reason","headers","content"):
                if getattr(a,f)!=getattr(b,f): print("   ", f, "\n       ", str(getattr(a,f))[:600], "\n       ", str(getattr(b,f))[:600])
    print(len(asks), n)
    assert 0
