"""A door to the world without sockets: respx in front of it for httpx, responses for requests.

A request is answered by the steps of `World.answer`, to which `_Door.conversation` adds what the
wire between them would do. Sync and async clients walk the same steps and differ only in how they
pause.

What only a wire shows is not here: connections and their reuse, pools, TLS, proxies.
"""

import asyncio
import contextlib
import http.client
import io
import math
from collections.abc import AsyncIterator, Iterator

import httpx
import requests
import responses
import respx
import urllib3
from respx.mocks import HTTPCoreMocker

from fake_internet.clock import VirtualClock, virtual_time
from fake_internet.internet import Exchange, Internet
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX, Refusals, netguard
from fake_internet.world import Head, World, reason_phrase, world

# Content reaches a client in pieces of at most this many bytes: the size of a TLS record.
_PIECE = 16_384

_CHUNKED = ("Transfer-Encoding", "chunked")

# The marks that `_Mocker` leaves on a request for `_Door.answer`.
_HTTP2, _ASYNC = "fake_internet.http2", "fake_internet.async"


def _framed(head: Head, exchange: Exchange) -> Head:
    """The head as it looks on a wire, which says where the content ends."""
    if exchange.http_version == "HTTP/2":
        # RFC 9113, 8.2: field names are lowercase
        return Head(head.status, [(name.lower(), value) for name, value in head.headers])
    if head.status in (204, 304) or "Content-Length" in httpx.Headers(head.headers):
        return head
    return Head(head.status, [*head.headers, _CHUNKED])


def _pieces(sent: bytes) -> Iterator[bytes]:
    for start in range(0, len(sent), _PIECE):
        yield sent[start : start + _PIECE]


class _Door:
    """Answers requests from the world."""

    def __init__(self, internet: Internet, app: World) -> None:
        self._internet = internet
        self._world = app

    def conversation(self, exchange: Exchange) -> Iterator[float | Head | bytes]:
        """The steps of one exchange. Raises httpx's exceptions where a wire would."""
        request = exchange.request
        timeout = request.extensions.get("timeout", {})
        read, connect = timeout.get("read"), timeout.get("connect")
        host = request.url.host
        if host.endswith(UNKNOWN_SUFFIX):
            raise httpx.ConnectError("[Errno -2] Name or service not known", request=request)
        if host.startswith(SILENT_PREFIX):
            if connect is None:
                raise self._internet.refusals.refuse(f"{host} never answers: set a timeout")
            yield connect
            raise httpx.ConnectTimeout("timed out", request=request)
        # RFC 9112, 6.3: on HTTP/1.1 the content ends where Content-Length says; HTTP/2 ends it
        # with a flag, which a server that still works sends late.
        left = math.inf
        for step in self._world.answer(request):
            if isinstance(step, Head):
                exchange.status = step.status
                head = _framed(step, exchange)
                length = httpx.Headers(head.headers).get("Content-Length")
                if exchange.http_version == "HTTP/1.1" and length is not None:
                    left = int(length)
                yield head
                if request.method == "HEAD" or not left:
                    return
            elif isinstance(step, bytes):
                left -= len(step)
                yield step
                if left <= 0:
                    return
            elif read is not None and step > read:
                yield read
                raise httpx.ReadTimeout("The read operation timed out", request=request)
            else:
                yield step

    def exchange(self, request: httpx.Request, http_version: str) -> Exchange:
        exchange = Exchange(request, http_version, started=self._internet.clock.now)
        self._internet.exchanges.append(exchange)
        return exchange

    # httpx

    def answer(self, request: httpx.Request):
        """respx's side effect: a response for a sync client, an awaitable for an async one."""
        http2 = request.extensions[_HTTP2] and request.url.scheme == "https"
        if http2:
            for name in ("connection", "transfer-encoding"):  # RFC 9113, 8.2.2
                request.headers.pop(name, None)
        exchange = self.exchange(request, "HTTP/2" if http2 else "HTTP/1.1")
        steps = self.conversation(exchange)
        if request.extensions[_ASYNC]:
            return self._answer_async(steps, exchange)
        return self._answer_sync(steps, exchange)

    def _answer_sync(self, steps, exchange) -> httpx.Response:
        for step in steps:
            if isinstance(step, Head):
                return self._response(step, _Content(steps, self._internet.clock, exchange))
            self._internet.clock.sleep(step)

    async def _answer_async(self, steps, exchange) -> httpx.Response:
        with _silent_async_errors():
            for step in steps:
                if isinstance(step, Head):
                    return self._response(step, _Content(steps, self._internet.clock, exchange))
                await asyncio.sleep(step)

    def _response(self, head: Head, content: "_Content") -> httpx.Response:
        version = content.exchange.http_version.encode()
        extensions = {"http_version": version}
        if version == b"HTTP/1.1":  # HTTP/2 has no reason phrases
            extensions["reason_phrase"] = reason_phrase(head.status).encode()
        return httpx.Response(
            head.status, headers=head.headers, stream=content, extensions=extensions
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
        # For the texts of errors alone
        pool = urllib3.connection_from_url(prepared.url)
        unconnected = pool.ConnectionCls(pool.host, pool.port)
        connection = _Connection(self.conversation(exchange), self._internet, exchange)
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
        except httpx.ConnectTimeout:
            text = f"Connection to {pool.host} timed out. (connect timeout={connect})"
            late = urllib3.exceptions.ConnectTimeoutError(unconnected, text)
            failed = urllib3.exceptions.MaxRetryError(pool, prepared.path_url, late)
            raise requests.ConnectTimeout(failed, request=prepared) from None
        except httpx.ConnectError as error:
            unknown = urllib3.exceptions.NameResolutionError(pool.host, unconnected, error)
            failed = urllib3.exceptions.MaxRetryError(pool, prepared.path_url, unknown)
            raise requests.ConnectionError(failed, request=prepared) from None
        return urllib3.HTTPResponse(
            body=received,
            headers=urllib3.HTTPHeaderDict(received.msg.items()),
            status=received.status,
            version=received.version,
            version_string="HTTP/1.1",
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
                if isinstance(step, Head):
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

    def _status_line_and_fields(self, head: Head) -> bytes:
        self._chunked = _CHUNKED in head.headers
        fields = "".join(f"{name}: {value}\r\n" for name, value in head.headers)
        status = f"{head.status} {reason_phrase(head.status)}"
        return f"HTTP/1.1 {status}\r\n{fields}\r\n".encode("latin-1")


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
    refusals = Refusals()
    with contextlib.ExitStack() as stack:
        clock = stack.enter_context(virtual_time())
        stack.enter_context(netguard(refusals))
        internet = Internet(clock, refusals)
        door = _Door(internet, stack.enter_context(world(refusals)))
        router = stack.enter_context(respx.mock(using=_Mocker.name, assert_all_called=False))
        router.route().mock(side_effect=door.answer)
        mocks = responses.RequestsMock(assert_all_requests_are_fired=False)
        stack.enter_context(mocks).add(_Anything(door))
        yield internet
