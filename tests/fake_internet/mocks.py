"""A door to the world without sockets: respx in front of it for httpx, responses for requests.

A request is answered by a generator of steps, `_Door.conversation`, that does no waiting of its
own: a number is a pause in seconds, a `_Head` the start of the response, bytes a part of its
content. Sync and async clients walk the same steps and differ only in how they pause.

What only a wire shows is not here: connections and their reuse, pools, TLS, proxies.
"""

import asyncio
import contextlib
import http.client
import io
import math
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import httpx
import requests
import responses
import respx
import urllib3
from respx.mocks import HTTPCoreMocker

from fake_internet.clock import VirtualClock, virtual_time
from fake_internet.netguard import Refusals, netguard
from fake_internet.world import World, world

# Content reaches a client in pieces of at most this many bytes: the size of a TLS record.
_PIECE = 16_384

# Addresses for documentation that nobody answers (RFC 5737) and names that nobody has (RFC 2606).
_SILENT_PREFIX, _UNKNOWN_SUFFIX = "192.0.2.", ".invalid"

# The marks that `_Mocker` leaves on a request for `_answer`.
_HTTP2, _ASYNC = "fake_internet.http2", "fake_internet.async"


@dataclass
class Exchange:
    """A request that the world received. Times are seconds on the virtual clock."""

    method: str
    url: str
    http_version: str
    timeout: dict[str, float | None]
    started: float
    status: int | None = None
    """The status code that was sent; None: the client gave up before."""
    ended: float | None = None
    """When the content was read to its end or the response was closed; None: neither."""


@dataclass
class Internet:
    """What happened while a program ran."""

    clock: VirtualClock
    refusals: Refusals
    exchanges: list[Exchange] = field(default_factory=list)


def _pieces(sent: bytes) -> Iterator[bytes]:
    for start in range(0, len(sent), _PIECE):
        yield sent[start : start + _PIECE]


@dataclass
class _Head:
    status: int
    headers: list[tuple[str, str]]


class _Door:
    """Answers requests from the world."""

    def __init__(self, internet: Internet, app: World, pauses: list[float]) -> None:
        self._internet = internet
        self._transport = httpx.WSGITransport(app)
        self._pauses = pauses
        self._lock = threading.Lock()

    def _step(self, work):
        """Lets the world work; returns its result and for how many seconds it took its time."""
        with self._lock:
            self._pauses.clear()
            return work(), sum(self._pauses)

    def conversation(
        self, request: httpx.Request, exchange: Exchange
    ) -> Iterator[float | _Head | bytes]:
        """The steps of one exchange. Raises httpx's exceptions where a wire would."""
        host = request.url.host
        read, connect = exchange.timeout.get("read"), exchange.timeout.get("connect")
        if host.endswith(_UNKNOWN_SUFFIX):
            raise httpx.ConnectError("[Errno -2] Name or service not known", request=request)
        if host.startswith(_SILENT_PREFIX):
            if connect is None:
                raise self._internet.refusals.refuse(f"{host} never answers: set a timeout")
            yield connect
            raise httpx.ConnectTimeout("timed out", request=request)

        def pause(seconds: float) -> Iterator[float]:
            if read is not None and seconds > read:
                yield read
                raise httpx.ReadTimeout("The read operation timed out", request=request)
            yield seconds

        response, seconds = self._step(lambda: self._transport.handle_request(request))
        yield from pause(seconds)
        headers = response.headers.multi_items()
        bodiless = request.method == "HEAD" or response.status_code in (204, 304)
        if exchange.http_version == "HTTP/1.1" and not bodiless:
            if "content-length" not in response.headers:
                headers.append(("transfer-encoding", "chunked"))
        exchange.status = response.status_code
        yield _Head(response.status_code, headers)
        # RFC 9112, 6.3: on HTTP/1.1 the content ends where Content-Length says; HTTP/2 ends it
        # with a flag, which a server that still works sends late.
        ends = exchange.http_version == "HTTP/1.1" and "content-length" in response.headers
        left = int(response.headers["content-length"]) if ends else math.inf
        chunks = iter(response.stream)
        while left > 0:
            chunk, seconds = self._step(lambda: next(chunks, None))
            yield from pause(seconds)
            if chunk is None:
                return
            left -= len(chunk)
            yield chunk

    def exchange(self, request: httpx.Request, http_version: str) -> Exchange:
        exchange = Exchange(
            method=request.method,
            url=str(request.url),
            http_version=http_version,
            timeout=request.extensions.get("timeout", {}),
            started=self._internet.clock.now,
        )
        self._internet.exchanges.append(exchange)
        return exchange

    # httpx

    def answer(self, request: httpx.Request):
        """respx's side effect: a response for a sync client, an awaitable for an async one."""
        http2 = request.extensions[_HTTP2] and request.url.scheme == "https"
        if http2:
            # RFC 9113, 8.2.2: no connection-specific fields
            request.headers.pop("connection", None)
        exchange = self.exchange(request, "HTTP/2" if http2 else "HTTP/1.1")
        steps = self.conversation(request, exchange)
        if request.extensions[_ASYNC]:
            return self._answer_async(steps, exchange)
        return self._answer_sync(steps, exchange)

    def _answer_sync(self, steps, exchange) -> httpx.Response:
        for step in steps:
            if isinstance(step, _Head):
                return self._response(step, _Content(steps, self._internet.clock, exchange))
            self._internet.clock.sleep(step)

    async def _answer_async(self, steps, exchange) -> httpx.Response:
        with _silent_async_errors():
            for step in steps:
                if isinstance(step, _Head):
                    return self._response(step, _Content(steps, self._internet.clock, exchange))
                await asyncio.sleep(step)

    def _response(self, head: _Head, content: "_Content") -> httpx.Response:
        version = content.exchange.http_version.encode()
        return httpx.Response(
            head.status,
            headers=head.headers,
            stream=content,
            extensions={"http_version": version},
        )

    # requests

    def answer_requests(self, prepared: requests.PreparedRequest) -> urllib3.HTTPResponse:
        """The same answer as bytes on an HTTP/1.1 connection, parsed by urllib3's own means."""
        timeout = prepared.req_kwargs.get("timeout")
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        request = httpx.Request(
            prepared.method,
            prepared.url,
            headers=list(prepared.headers.items()),
            content=prepared.body,
            extensions={"timeout": {"connect": connect, "read": read}},
        )
        exchange = self.exchange(request, "HTTP/1.1")
        pool = urllib3.connection_from_url(prepared.url)  # for the texts of errors alone
        connection = _Connection(self.conversation(request, exchange), self._internet, exchange)
        received = http.client.HTTPResponse(connection, method=prepared.method)
        try:
            with contextlib.ExitStack() as unread:
                unread.callback(received.close)
                received.begin()
                unread.pop_all()
        except TimeoutError:
            text = f"Read timed out. (read timeout={read})"
            late = urllib3.exceptions.ReadTimeoutError(pool, prepared.url, text)
            raise requests.ReadTimeout(late, request=prepared) from None
        except httpx.ConnectTimeout as error:
            raise requests.ConnectTimeout(str(error), request=prepared) from None
        except httpx.ConnectError as error:
            raise requests.ConnectionError(str(error), request=prepared) from None
        return urllib3.HTTPResponse(
            body=received,
            headers=urllib3.HTTPHeaderDict(received.msg.items()),
            status=received.status,
            version=received.version,
            reason=received.reason,
            preload_content=False,
            decode_content=False,
            pool=pool,
            original_response=received,
            request_method=prepared.method,
        )


@contextlib.contextmanager
def _silent_async_errors() -> Iterator[None]:
    """On asyncio a timeout's message is empty, because asyncio's own TimeoutError has none."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise type(error)("", request=error.request) from None


class _Content(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The rest of the steps, as the stream of an httpx response."""

    def __init__(self, steps: Iterator, clock: VirtualClock, exchange: Exchange) -> None:
        self._steps, self._clock, self.exchange = steps, clock, exchange

    def __iter__(self) -> Iterator[bytes]:
        for step in self._steps:
            if isinstance(step, bytes):
                yield from _pieces(step)
            else:
                self._clock.sleep(step)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _silent_async_errors():
            for step in self._steps:
                if isinstance(step, bytes):
                    for piece in _pieces(step):
                        yield piece
                else:
                    await asyncio.sleep(step)

    def close(self) -> None:
        self._steps.close()
        self.exchange.ended = self._clock.now

    async def aclose(self) -> None:
        self.close()


class _Connection(io.RawIOBase):
    """The steps as the bytes of an HTTP/1.1 response; one read returns one piece at most."""

    def __init__(self, steps: Iterator, internet: Internet, exchange: Exchange) -> None:
        self._internet, self._exchange = internet, exchange
        self._steps, self._chunked = steps, False
        self._pieces, self._rest = self._serialise(), b""

    def makefile(self, mode: str) -> io.BufferedReader:
        """The one thing that http.client asks of a socket."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._steps.close()
            self._exchange.ended = self._internet.clock.now
        super().close()

    def _serialise(self) -> Iterator[bytes]:
        try:
            for step in self._steps:
                if isinstance(step, _Head):
                    yield self._status_line_and_fields(step)
                elif isinstance(step, bytes):
                    size = b"%x\r\n" % len(step)
                    yield from _pieces(size + step + b"\r\n" if self._chunked else step)
                else:
                    self._internet.clock.sleep(step)
        except httpx.ReadTimeout as error:
            raise TimeoutError(str(error)) from None
        if self._chunked:
            yield b"0\r\n\r\n"

    def _status_line_and_fields(self, head: _Head) -> bytes:
        self._chunked = ("transfer-encoding", "chunked") in head.headers
        reason = http.client.responses.get(head.status, "")
        fields = "".join(f"{name}: {value}\r\n" for name, value in head.headers)
        return f"HTTP/1.1 {head.status} {reason}\r\n{fields}\r\n".encode("latin-1")


class _Mocker(HTTPCoreMocker):
    """respx's own mocker, telling the side effect whether the client is async and does HTTP/2."""

    name = "fake_internet"

    @classmethod
    def _send_sync_request(cls, httpx_request, *, instance, **kwargs):
        httpx_request.extensions |= {_HTTP2: instance._http2, _ASYNC: False}
        return super()._send_sync_request(httpx_request, instance=instance, **kwargs)

    @classmethod
    async def _send_async_request(cls, httpx_request, *, instance, **kwargs):
        httpx_request.extensions |= {_HTTP2: instance._http2, _ASYNC: True}
        return await super()._send_async_request(httpx_request, instance=instance, **kwargs)


class _Anything(responses.BaseResponse):
    """The one route of `responses`: it matches every request and asks the door."""

    def __init__(self, door: _Door) -> None:
        super().__init__("ANY", "https://every.host/")
        self._door = door

    def matches(self, request) -> tuple[bool, str]:
        return True, ""

    def get_response(self, request) -> urllib3.HTTPResponse:
        return self._door.answer_requests(request)


@contextlib.contextmanager
def mocked_internet() -> Iterator[Internet]:
    """Leads httpx, async httpx and requests to a new world, on virtual time, while it runs."""
    refusals, pauses = Refusals(), []
    with contextlib.ExitStack() as stack:
        clock = stack.enter_context(virtual_time())
        stack.enter_context(netguard(refusals))
        app = stack.enter_context(world(pauses.append, refusals))
        internet = Internet(clock, refusals)
        door = _Door(internet, app, pauses)
        router = stack.enter_context(respx.mock(using=_Mocker.name, assert_all_called=False))
        router.route().mock(side_effect=door.answer)
        mocks = responses.RequestsMock(assert_all_requests_are_fired=False)
        stack.enter_context(mocks).add(_Anything(door))
        yield internet
