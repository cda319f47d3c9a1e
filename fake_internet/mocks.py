"""A door to the world without sockets, on virtual time: `mocked_internet`.

httpx and httpx2 have respx in front of them, called from their own transports; requests has
sockets of ours beneath it (`sockets`). Sync and async clients walk the same steps
(`conversation`) and differ only in how they pause.

What only a wire shows is not here: pools and limits, TLS, proxies.
"""

import asyncio
import contextlib
import functools
import importlib.util
import inspect
import socket
import sys
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Any
from unittest import mock
from weakref import WeakKeyDictionary

import httpx
import respx
from respx.mocks import HTTPCoreMocker
from respx.models import PassThrough

from fake_internet import authorities
from fake_internet.clock import VirtualClock, virtual_time
from fake_internet.conditions import HERE, Conditions
from fake_internet.conversation import Server, pieces
from fake_internet.hosts import NewApp
from fake_internet.internet import Exchange, Internet
from fake_internet.netguard import Refusals, Refused, netguard
from fake_internet.sockets import sockets_to
from fake_internet.world import Head, Middleware, Step, World, reason_phrase

# How a transport tells respx's side effect what was to be spoken.
_HTTP_VERSION = "fake_internet.http_version"

_NO_HOSTS: Mapping[str, NewApp] = MappingProxyType({})


def _packages() -> list[ModuleType]:
    """httpx, and httpx2 where it is installed. With tests/on_httpx2.py they are one package."""
    found = [httpx]
    if importlib.util.find_spec("httpx2"):
        import httpx2

        found += [httpx2] if httpx2 is not httpx else []
    return found


# Between httpx and the world


@contextlib.contextmanager
def _as_httpx(is_async: bool, late: type[httpx.TransportError]) -> Iterator[None]:
    """Raises errors of sockets as httpx does; `late` is what a timeout becomes.

    On asyncio a timeout's message is empty, because asyncio's own TimeoutError has none.
    """
    try:
        yield
    except TimeoutError as error:
        raise late("" if is_async else str(error)) from None
    except (socket.gaierror, ConnectionRefusedError, Refused) as error:
        raise httpx.ConnectError(str(error)) from None
    except ConnectionError as error:
        raise httpx.ReadError(str(error)) from None


class _Content(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The steps after the head, as the stream of an httpx response."""

    def __init__(self, steps: Generator[Step], server: Server, exchange: Exchange) -> None:
        self._steps, self._server, self._exchange = steps, server, exchange

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx(False, httpx.ReadTimeout):
            for step in self._steps:
                if isinstance(step, bytes):
                    yield from pieces(step)
                elif isinstance(step, float):
                    self._server.clock.sleep(step)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx(True, httpx.ReadTimeout):
            for step in self._steps:
                if isinstance(step, bytes):
                    for piece in pieces(step):
                        yield piece
                elif isinstance(step, float):
                    await asyncio.sleep(step)

    def close(self) -> None:
        self._steps.close()
        self._server.end(self._exchange)

    async def aclose(self) -> None:
        self.close()


class _Front:
    """respx's side effects: what httpx's clients are told by the world."""

    def __init__(self, server: Server, refusals: Refusals) -> None:
        self._server = server
        self.refuse = refusals.refuse

    def respond(self, request: httpx.Request) -> httpx.Response | None:
        for step in self._steps(request, is_async=False):
            if isinstance(step, httpx.Response):
                return step
            self._server.clock.sleep(step)
        return None

    async def respond_async(self, request: httpx.Request) -> httpx.Response | None:
        for step in self._steps(request, is_async=True):
            if isinstance(step, httpx.Response):
                return step
            await asyncio.sleep(step)
        return None

    def _steps(self, request: httpx.Request, is_async: bool) -> Iterator[float | httpx.Response]:
        """The pauses until the head of the response has come, and the response."""
        timeout = request.extensions.get("timeout", {})
        exchange = self._server.begin(request, request.extensions[_HTTP_VERSION])
        try:
            with _as_httpx(is_async, httpx.ConnectTimeout):
                yield from self._server.connect(request.url.host, timeout.get("connect"))
            steps = self._server.respond(exchange, timeout.get("read"))
            with _as_httpx(is_async, httpx.ReadTimeout):
                for step in steps:
                    if isinstance(step, float):
                        yield step
                    elif isinstance(step, Head):
                        yield self._response(step, steps, exchange)
        finally:
            if exchange.status is None:  # no response will end it
                self._server.end(exchange)

    def _response(self, head: Head, steps: Generator[Step], exchange: Exchange) -> httpx.Response:
        extensions = {"http_version": exchange.http_version.encode()}
        headers = head.headers
        if exchange.http_version == "HTTP/2":
            # RFC 9113, 8.2: field names are lowercase, and there are no reason phrases
            headers = [(name.lower(), value) for name, value in headers]
        else:
            extensions["reason_phrase"] = reason_phrase(head.status).encode()
            if head.status not in (204, 304) and "Content-Length" not in httpx.Headers(headers):
                headers = [*headers, ("Transfer-Encoding", "chunked")]
        content = _Content(steps, self._server, exchange)
        return httpx.Response(head.status, headers=headers, stream=content, extensions=extensions)


# Between any of the packages and httpx


def _request(request: Any, http2: bool) -> httpx.Request:
    """What goes out, as far as the world sees it. Its content is a stream that is yet to be read.

    Raises httpx.UnsupportedProtocol as httpcore does.
    """
    url = request.url
    if url.scheme not in ("http", "https"):
        raise httpx.UnsupportedProtocol(
            f"Request URL has an unsupported protocol '{url.scheme}://'."
            if url.scheme
            else "Request URL is missing an 'http://' or 'https://' protocol."
        )
    http2 = http2 and url.scheme == "https"
    headers = [
        (name, value)
        for name, value in request.headers.raw
        # RFC 9113, 8.2.2
        if not (http2 and name.lower() in (b"connection", b"transfer-encoding"))
    ]
    target = request.extensions.get("target", url.raw_path)
    return httpx.Request(
        request.method,
        httpx.URL(scheme=url.scheme, host=url.host, port=url.port, raw_path=target),
        headers=headers,
        stream=request.stream,
        extensions=request.extensions | {_HTTP_VERSION: "HTTP/2" if http2 else "HTTP/1.1"},
    )


@contextlib.contextmanager
def _transports(package: ModuleType, front: _Front) -> Iterator[None]:
    """Lets the transports of httpx or httpx2 ask respx, which asks the world."""
    router, async_router = respx.Router(), respx.Router()
    router.route().mock(side_effect=front.respond)
    async_router.route().mock(side_effect=front.respond_async)
    http2: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()
    proxies: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def check_way(transport: Any) -> None:
        """Raises httpx.ConnectError where a proxy is in between."""
        if proxy := proxies.get(transport):
            with _as_httpx(False, httpx.ConnectTimeout):
                raise front.refuse(f"no proxy is in the fake internet, also not at {proxy}")

    @contextlib.contextmanager
    def package_errors() -> Iterator[None]:
        try:
            yield
        except httpx.TransportError as error:
            raise getattr(package, type(error).__name__)(str(error)) from error.__cause__

    def mocked() -> bool:
        """Whether the program itself has started respx, which knows httpx only."""
        return package is httpx and bool(HTTPCoreMocker.routers)

    class Stream(package.SyncByteStream, package.AsyncByteStream):  # type: ignore[name-defined]
        def __init__(self, stream: Any) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            with package_errors():
                yield from self._stream

        async def __aiter__(self) -> AsyncIterator[bytes]:
            with package_errors():
                async for part in self._stream:
                    yield part

        def close(self) -> None:
            self._stream.close()

        async def aclose(self) -> None:
            await self._stream.aclose()

    def response(received: httpx.Response) -> Any:
        return package.Response(
            received.status_code,
            headers=received.headers.raw,
            stream=Stream(received.stream),
            extensions=received.extensions,
        )

    def handle_request(self: Any, request: Any) -> Any:
        with package_errors():
            check_way(self)
            outgoing = _request(request, http2.get(self, False))
            outgoing.read()
            with contextlib.suppress(PassThrough):
                if mocked():  # the program's own routes come first
                    return response(HTTPCoreMocker.handler(outgoing))
            return response(router.handler(outgoing))

    async def handle_async_request(self: Any, request: Any) -> Any:
        with package_errors():
            check_way(self)
            outgoing = _request(request, http2.get(self, False))
            await outgoing.aread()
            with contextlib.suppress(PassThrough):
                if mocked():
                    return response(await HTTPCoreMocker.async_handler(outgoing))
            return response(await async_router.async_handler(outgoing))

    def noting(original: Callable[..., None]) -> Callable[..., None]:
        """`__init__`, noting whether the transport may speak HTTP/2, and its proxy."""
        signature = inspect.signature(original)

        @functools.wraps(original)
        def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
            original(self, *args, **kwargs)
            arguments = signature.bind(self, *args, **kwargs).arguments
            http2[self] = arguments.get("http2", False)
            proxies[self] = getattr(arguments.get("proxy"), "url", arguments.get("proxy"))

        return __init__

    sync, async_ = package.HTTPTransport, package.AsyncHTTPTransport
    with contextlib.ExitStack() as patches:
        for owner, function in ((sync, handle_request), (async_, handle_async_request)):
            patches.enter_context(mock.patch.object(owner, function.__name__, function))
            patches.enter_context(mock.patch.object(owner, "__init__", noting(owner.__init__)))
        yield


@contextlib.contextmanager
def _clients_noted(package: ModuleType, clients: list[Any]) -> Iterator[None]:
    """Adds each client to the list when it sends its first request."""

    def noting(original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def send(self: Any, *args: Any, **kwargs: Any) -> Any:
            if not any(self is client for client in clients):
                clients.append(self)
            return original(self, *args, **kwargs)

        return send

    with contextlib.ExitStack() as patches:
        for owner in (package.Client, package.AsyncClient):
            patches.enter_context(mock.patch.object(owner, "send", noting(owner.send)))
        yield


@contextlib.contextmanager
def mocked_internet(
    hosts: Mapping[str, NewApp] = _NO_HOSTS,
    middleware: Middleware | None = None,
    clock: VirtualClock | None = None,
    conditions: Conditions = HERE,
) -> Iterator[Internet]:
    """Leads httpx, httpx2 and requests to a new world, on virtual time, while it runs.

    `hosts` are put in place of the world's own, by name; `middleware` comes between the clients
    and all hosts, as in WSGI; `clock`, if given, is the one to run on.
    `conditions` are those of the world.
    """
    refusals = Refusals()
    with contextlib.ExitStack() as stack:
        clock = stack.enter_context(virtual_time(clock, conditions))
        if sys.platform != "emscripten":  # in the reader's browser, which has no TLS
            stack.enter_context(authorities.trusted_by_default())
        stack.enter_context(netguard(refusals))
        internet = Internet(clock, refusals)
        server = Server(internet, World(refusals, hosts, middleware, conditions), clock)
        for package in _packages():
            stack.enter_context(_transports(package, _Front(server, refusals)))
            stack.enter_context(_clients_noted(package, internet.clients))
        stack.enter_context(sockets_to(server))
        yield internet
