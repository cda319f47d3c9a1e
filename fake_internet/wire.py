"""A door to the world over real sockets: hypercorn on loopback, TCP, TLS, HTTP/1.1 and HTTP/2.

Host names keep their meaning: `netguard` leads the world's hosts to this server, port 443 to TLS
(the client chooses HTTP/2 or HTTP/1.1 by ALPN) and port 80 to cleartext. Certificates are verified
as ever, against the one authority that everybody trusts while the wire is up.
All clocks run on `WireClock`, the server's as well.
"""

import asyncio
import contextlib
import functools
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Future
from typing import Any
from unittest import mock

import aiohttp.connector
import h11
import httpx
import hypercorn
import trustme
from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.asyncio.worker_context import WorkerContext

from fake_internet import authorities
from fake_internet.clock import SPEED, WireClock, WireLoop, wire_time
from fake_internet.conditions import HERE, Conditions
from fake_internet.internet import Exchange, Internet
from fake_internet.netguard import SILENT_PREFIX, Address, Refusals, Refused, netguard
from fake_internet.world import Head, World, reason_phrase

# Where the world's hosts seem to be: addresses for documentation (RFC 5737).
_PREFIX = "203.0.113."

_LOOPBACK = "127.0.0.1"


class _Config(hypercorn.Config):
    # The world says everything that its hosts say.
    include_date_header = include_server_header = False


# What ASGI calls a scope and an event, and how an application sends events.
_Message = Mapping[str, Any]
_Send = Callable[[Any], Awaitable[None]]


class _NeverIdle:
    """In place of hypercorn's task that closes idle connections, by no clock of ours."""

    async def restart(self, *args: object) -> None:
        pass

    async def stop(self) -> None:
        pass


@functools.cache
def _tls(*hosts: str) -> ssl.SSLContext:
    """The server's side of TLS: each host shows a certificate of the authority that knows it."""

    def context(authority: trustme.CA, *hosts: str, along: bytes = b"") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_alpn_protocols(["h2", "http/1.1"])
        pem = authority.issue_cert(*hosts).private_key_and_cert_chain_pem.bytes()
        with trustme.Blob(pem + along).tempfile() as path:
            context.load_cert_chain(path)
        return context

    # The real one sends its authority's certificate along, and clients name that in their error.
    pem = authorities.untrusted().cert_pem.bytes()
    untrusted = context(authorities.untrusted(), authorities.UNTRUSTED_HOST, along=pem)
    trusted = context(authorities.trusted(), *hosts)

    def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        if name == authorities.UNTRUSTED_HOST:
            connection.context = untrusted

    trusted.sni_callback = choose
    return trusted


@contextlib.contextmanager
def _authority_is_trusted() -> Iterator[None]:
    with authorities.trusted_by_default() as path:
        # aiohttp makes its context once, when it is imported.
        context = ssl.create_default_context(cafile=path)
        with mock.patch.object(aiohttp.connector, "_SSL_CONTEXT_VERIFIED", context):
            yield


@contextlib.contextmanager
def _reason_phrases() -> Iterator[None]:
    """hypercorn leaves them out, unlike nearly every server that speaks HTTP/1.1."""
    send = h11.Connection.send

    def send_with_reason(self: h11.Connection, event: h11.Event) -> bytes | None:
        if isinstance(event, h11.Response) and self.our_role is h11.SERVER:
            event = h11.Response(
                status_code=event.status_code,
                headers=event.headers.raw_items(),
                reason=reason_phrase(event.status_code),
            )
        return send(self, event)

    with mock.patch.object(h11.Connection, "send", send_with_reason):
        yield


class _Door:
    """An ASGI application that answers requests from the world."""

    def __init__(self, internet: Internet, app: World) -> None:
        self._internet = internet
        self._world = app

    async def __call__(
        self, scope: _Message, receive: Callable[[], Awaitable[_Message]], send: _Send
    ) -> None:
        content = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            content += message["body"]
            more = message["more_body"]
        http_version = {"1.1": "HTTP/1.1", "2": "HTTP/2"}[scope["http_version"]]
        exchange = Exchange(_request(scope, content), http_version, self._internet.clock.now)
        self._internet.exchanges.append(exchange)
        # After the request the only message is that the client has hung up.
        hung_up = asyncio.ensure_future(receive())
        try:
            await self._answer(exchange, hung_up, send)
        finally:
            hung_up.cancel()
            exchange.ended = self._internet.clock.now

    async def _answer(
        self, exchange: Exchange, hung_up: asyncio.Future[_Message], send: _Send
    ) -> None:
        start, part = {"type": "http.response.start"}, {"type": "http.response.body"}
        try:
            for step in self._world.respond(exchange.request):
                exchange.note(step, self._internet.clock.now)
                if isinstance(step, Head):
                    fields = [(name.encode(), value.encode()) for name, value in step.headers]
                    await send(start | {"status": step.status, "headers": fields})
                elif isinstance(step, bytes):
                    await send(part | {"body": step, "more_body": True})
                elif step > 0:
                    await asyncio.wait({hung_up}, timeout=step)
                    if hung_up.done():
                        return
            exchange.whole = True
        except Refused as refused:
            await send(start | {"status": 500, "headers": []})
            await send(part | {"body": str(refused).encode(), "more_body": True})
        await send(part | {"body": b"", "more_body": False})


def _request(scope: _Message, content: bytearray) -> httpx.Request:
    headers = httpx.Headers(scope["headers"])
    target = (scope["raw_path"] + b"?" + scope["query_string"]).decode().removesuffix("?")
    return httpx.Request(
        scope["method"],
        f"{scope['scheme']}://{headers['host']}{target}",
        headers=headers,
        stream=httpx.ByteStream(bytes(content)),
    )


class _Server:
    """hypercorn in a thread, on two ports of this machine that nobody else uses."""

    def __init__(self, app: _Door, clock: WireClock, tls: ssl.SSLContext) -> None:
        self._app = ASGIWrapper(app)
        self._clock = clock
        self._sockets = {socket.create_server((_LOOPBACK, 0)): context for context in (tls, None)}
        self.tls_address, self.cleartext_address = (
            listening.getsockname() for listening in self._sockets
        )
        for listening in self._sockets:
            # Else the second half of an answer waits 40 ms for the first to be acknowledged.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._stop: Future[asyncio.Event] = Future()
        self._thread = threading.Thread(target=self._run, name="the wire's server")

    def __enter__(self) -> "_Server":
        self._thread.start()
        self._stop.result()
        return self

    def __exit__(self, *args: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.result().set)
        self._thread.join()

    def _run(self) -> None:
        self._loop = WireLoop()
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        stop = asyncio.Event()
        config, context = _Config(), WorkerContext(None)
        connections: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            server = TCPServer(self._app, self._loop, config, context, {}, reader, writer)
            server.idle_task = _NeverIdle()  # type: ignore[assignment]
            task = self._loop.create_task(server.run())
            connections[task] = writer
            task.add_done_callback(connections.pop)

        servers = [
            await asyncio.start_server(connected, sock=listening, ssl=tls)
            for listening, tls in self._sockets.items()
        ]
        self._stop.set_result(stop)
        await stop.wait()
        for server in servers:
            server.close()
        for writer in connections.values():
            writer.transport.abort()
        # Not only `connections`: of one that is shaking hands, asyncio alone knows.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


@contextlib.contextmanager
def _silent_host() -> Iterator[Address]:
    """An address of this machine where connecting hangs: its queue of callers is full."""
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(socket.create_server((_LOOPBACK, 0), backlog=0))
        for _ in range(3):
            caller = stack.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(silent.getsockname())
        yield silent.getsockname()


@contextlib.contextmanager
def wired_internet(speed: float = SPEED, conditions: Conditions = HERE) -> Iterator[Internet]:
    """Leads every client to a new world over sockets, on a clock of `speed`, while it runs."""
    refusals = Refusals()
    with contextlib.ExitStack() as stack:
        silent = stack.enter_context(_silent_host())
        clock = stack.enter_context(wire_time(speed, conditions))
        internet = Internet(clock, refusals, notice=20.0)
        app = World(refusals, conditions=conditions)
        places = enumerate(app.names, conditions.first_place)
        addresses = {host: f"{_PREFIX}{place}" for place, host in places}
        stack.enter_context(_reason_phrases())
        stack.enter_context(_authority_is_trusted())
        server = stack.enter_context(_Server(_Door(internet, app), clock, _tls(*addresses)))
        ports = {443: server.tls_address, 80: server.cleartext_address}

        def way(address: Address) -> Address | None:
            host, port = address[:2]
            if host.startswith(SILENT_PREFIX):
                return silent
            return ports.get(port) if host in addresses.values() else None

        stack.enter_context(netguard(refusals, addresses, way))
        yield internet
