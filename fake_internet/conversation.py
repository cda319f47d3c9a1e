"""What a connection to the world would do, where there is none: the steps of connecting to a host
and of one exchange, for the fronts that the mocks have for each kind of client.

The fronts differ in how they pause, and in the errors that their clients know; here a wait that is
too long raises TimeoutError, and a name that nobody has socket.gaierror, as sockets do.
"""

import math
import socket
from collections.abc import Generator, Iterator

import httpx

from fake_internet.clock import VirtualClock
from fake_internet.internet import Exchange, Internet
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX
from fake_internet.world import Head, Step, World

# Content reaches a client in pieces of at most this many bytes: the size of a TLS record.
_PIECE = 16_384


def pieces(content: bytes) -> Iterator[bytes]:
    """The content as a client receives it."""
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


class Server:
    """The world at the other end of connections that exist in memory alone."""

    def __init__(self, internet: Internet, world: World, clock: VirtualClock) -> None:
        self._internet = internet
        self.world = world
        self.clock = clock

    def connect(self, host: str, timeout: float | None) -> Iterator[float]:
        """The pauses until a connection to the host stands, which may take `timeout` seconds.

        Raises socket.gaierror or TimeoutError where none comes to stand.
        """
        if host.endswith(UNKNOWN_SUFFIX):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host.startswith(SILENT_PREFIX):
            if timeout is None:
                what = f"{host} never answers: set a timeout"
                raise self._internet.refusals.refuse(what)
            yield float(timeout)
            raise TimeoutError("timed out")

    def begin(self, request: httpx.Request, http_version: str) -> Exchange:
        """Notes that a request was sent."""
        exchange = Exchange(request, http_version, started=self.clock.now)
        self._internet.exchanges.append(exchange)
        return exchange

    def respond(self, exchange: Exchange, timeout: float | None) -> Generator[Step]:
        """The steps of the response. Raises TimeoutError if one pauses for longer than `timeout`
        seconds, and what a host raises that is out of order."""
        request = exchange.request
        # RFC 9112, 6.3: on HTTP/1.1 the content ends where Content-Length says; HTTP/2 ends it
        # with a flag, which a server that still works sends late.
        left = math.inf
        for step in self.world.respond(request):
            exchange.note(step, self.clock.now)
            if isinstance(step, Head):
                length = httpx.Headers(step.headers).get("Content-Length")
                if exchange.http_version == "HTTP/1.1" and length is not None:
                    left = int(length)
                exchange.whole = request.method == "HEAD" or not left
                yield step
                if exchange.whole:
                    return
            elif isinstance(step, bytes):
                left -= len(step)
                exchange.whole = left <= 0
                yield step
                if exchange.whole:
                    return
            elif timeout is not None and step > timeout:
                yield float(timeout)
                tls = request.url.scheme == "https"
                raise TimeoutError("The read operation timed out" if tls else "timed out")
            else:
                yield step
        exchange.whole = True

    def end(self, exchange: Exchange) -> None:
        """Notes that the client is done with the response: it had all content, or hung up."""
        if exchange.ended is None:
            exchange.ended = self.clock.now
