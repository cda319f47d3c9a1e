"""The mocks' front for requests, and whatever else opens its connections with urllib3.

urllib3 gets a socket of ours, at the other end of which h11 plays the server. It parses bytes,
keeps connections, tries again and raises its errors as ever. A socket of ours needs no TLS, so
nothing is verified.
"""

import contextlib
import io
from collections.abc import Callable, Generator, Iterator
from typing import Any
from unittest import mock

import h11
import httpx
import urllib3.connection
import urllib3.util.connection

from fake_internet.conversation import Server, pieces
from fake_internet.internet import Exchange
from fake_internet.netguard import Refused
from fake_internet.world import Head, reason_phrase

_PORTS = {"http": 80, "https": 443}


class _Socket:
    """A connection: as much of a socket as urllib3 and http.client use."""

    def __init__(self, server: Server) -> None:
        self.scheme = "http"
        self._server = server
        self._timeout: float | None = None
        self._peer = h11.Connection(h11.SERVER)
        self._head: h11.Request | None = None
        self._content = b""
        self._response: io.BufferedReader | None = None

    def settimeout(self, seconds: float | None) -> None:
        self._timeout = seconds

    def sendall(self, data: bytes) -> None:
        self._peer.receive_data(data)
        while True:
            match self._peer.next_event():
                case h11.Request() as head:
                    self._head, self._content = head, b""
                case h11.Data(data=part):
                    self._content += part
                case h11.EndOfMessage():
                    pass
                case _:
                    return

    def makefile(self, mode: str) -> io.BufferedReader:
        """What is to be read of the response to the request that was sent."""
        assert self._head is not None, "urllib3 reads a response before it has sent a request"
        headers = httpx.Headers(self._head.headers.raw_items())
        request = httpx.Request(
            self._head.method.decode(),
            f"{self.scheme}://{headers['Host']}{self._head.target.decode()}",
            headers=headers,
            stream=httpx.ByteStream(self._content),
        )
        exchange = self._server.begin(request, "HTTP/1.1")
        response = _Response(self._server, exchange, self._peer, self._timeout)
        self._peer = h11.Connection(h11.SERVER)
        self._head = None
        self._response = io.BufferedReader(response)
        return self._response

    def shutdown(self, how: int) -> None:
        self.close()

    def close(self) -> None:
        if self._response:
            self._response.close()


class _Response(io.RawIOBase):
    """A response as bytes; one read returns one piece at most."""

    def __init__(
        self, server: Server, exchange: Exchange, peer: h11.Connection, timeout: float | None
    ) -> None:
        self._server, self._exchange, self._peer = server, exchange, peer
        self._steps = server.respond(exchange, timeout)
        self._pieces, self._rest = self._sent(), b""

    def _sent(self) -> Generator[bytes]:
        for step in self._steps:
            if isinstance(step, Head):
                head = h11.Response(
                    status_code=step.status,
                    headers=step.headers,
                    reason=reason_phrase(step.status),
                )
                yield from pieces(self._peer.send(head) or b"")
            elif isinstance(step, bytes):
                yield from pieces(self._peer.send(h11.Data(data=step)) or b"")
            else:
                self._server.clock.sleep(step)
        yield from pieces(self._peer.send(h11.EndOfMessage()) or b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._pieces.close()
            self._server.end(self._exchange)
        super().close()


@contextlib.contextmanager
def sockets_to(server: Server) -> Iterator[None]:
    """Gives urllib3 sockets that lead to the server, while the block runs."""

    def create_connection(
        address: tuple[str, int], timeout: float | None = None, *args: Any, **kwargs: Any
    ) -> _Socket:
        host, port = address
        try:
            for seconds in server.connect(host, timeout):
                server.clock.sleep(seconds)
            server.world.require_host(host if port in _PORTS.values() else f"{host}:{port}")
        except Refused as refused:
            raise ConnectionRefusedError(str(refused)) from None
        return _Socket(server)

    def ssl_wrap_socket(sock: _Socket, *args: Any, **kwargs: Any) -> _Socket:
        sock.scheme = "https"
        return sock

    def wait_for_read(sock: _Socket, timeout: float | None = None) -> bool:
        """Whether an idle connection has something to read: that the server has closed it."""
        return False

    # Where urllib3 looks them up.
    replaced: dict[Any, list[Callable[..., Any]]] = {
        urllib3.util.connection: [create_connection],
        urllib3.connection: [ssl_wrap_socket, wait_for_read],
    }
    with contextlib.ExitStack() as patches:
        for module, functions in replaced.items():
            for function in functions:
                patches.enter_context(mock.patch.object(module, function.__name__, function))
        yield
