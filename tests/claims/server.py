"""A server that sends what a claim tells it to, byte for byte, and keeps what it was sent."""

import contextlib
import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator

import httpcore
import trustme


def response(content: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """An HTTP/1.1 response whose Content-Length is right, for `Server.responses`."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


Step = bytes | float | threading.Event


class Server:
    """Answers each request with the next of `responses`: the bytes, or steps of bytes and seconds.

    A step that is a threading.Event holds back the rest until the claim sets it. A connection
    stays open until the client closes it, unless a step is `Server.HANG_UP`, which ends it in good
    order, or `Server.RESET`. The last response is given again to whatever comes after it.
    """

    HANG_UP = -1.0
    RESET = -2.0

    def __init__(self, *responses: bytes | list[Step]) -> None:
        self.responses = list(responses)
        self.requests: list[bytes] = []
        """What was received, one item for each request: its head and its content."""
        self.connections = 0
        self._closed = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        host, port = self._listening.getsockname()
        self.url = f"http://{host}:{port}/"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closed.set()
        for each in [self._listening, *self._open]:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                connection, _ = self._listening.accept()
                self._open.append(connection)
                if self._closed.is_set():  # which has not seen this one
                    return connection.close()
                self.connections += 1
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):  # the client hung up
            for request in _requests(connection):
                steps = self.responses[min(len(self.requests), len(self.responses) - 1)]
                self.requests.append(request)
                for step in [steps] if isinstance(steps, bytes) else steps:
                    if isinstance(step, bytes):
                        connection.sendall(step)
                    elif isinstance(step, threading.Event):
                        while not (step.wait(0.01) or self._closed.is_set()):
                            pass
                    elif step == self.HANG_UP:
                        return connection.shutdown(socket.SHUT_RDWR)
                    elif step == self.RESET:
                        linger = struct.pack("ii", 1, 0)
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                        return connection.close()
                    else:
                        self._closed.wait(step)


def _requests(connection: socket.socket) -> Iterator[bytes]:
    """The requests that come on a connection, until it is closed."""
    received = b""
    while True:
        while b"\r\n\r\n" not in received:
            if not (more := connection.recv(65_536)):
                return
            received += more
        end = received.index(b"\r\n\r\n") + 4
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", received[:end])
        chunked = re.search(rb"(?i)\r\ntransfer-encoding: *chunked", received[:end])
        if chunked:
            while b"0\r\n\r\n" not in received[end:]:
                received += connection.recv(65_536)
            end = received.index(b"0\r\n\r\n", end) + 5
        elif length:
            end += int(length[1])
            while len(received) < end:
                received += connection.recv(65_536)
        yield received[:end]
        received = received[end:]


@contextlib.contextmanager
def tls_server(serve: Callable[[ssl.SSLSocket], None]) -> Iterator[tuple[str, ssl.SSLContext]]:
    """Lets `serve` talk to the first client over TLS; yields its URL, and who trusts it."""
    authority, theirs = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(theirs)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)

    def accept() -> None:
        with contextlib.suppress(OSError), theirs.wrap_socket(listening.accept()[0], True) as peer:
            serve(peer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=accept, daemon=True).start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/", trusting


def http2_pool() -> httpcore.ConnectionPool:
    """A pool of which a server says over HTTP/2 that all is well, whatever it's sent."""
    settings, headers = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]), bytes([0, 0, 1, 1, 5, 0, 0, 0, 1])
    status_200 = bytes([0x88])  # the eighth of the fields that both sides know
    backend = httpcore.MockBackend([settings, headers + status_200], http2=True)
    return httpcore.ConnectionPool(network_backend=backend, http2=True)
