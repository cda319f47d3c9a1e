import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import httpx

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n"


@contextmanager
def server(response: bytes) -> Iterator[str]:
    """Run a server that sends these bytes to one client, and hangs up."""

    def serve() -> None:
        with suppress(TimeoutError):  # nobody came
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(response)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5.0)
        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            thread.join()


def provoke(what: str, url: str) -> None:
    try:
        httpx.get(url, timeout=2.0, follow_redirects=True)
    except httpx.HTTPError as error:
        print(f"{what}: {type(error).__name__}")
        #> no such host: ConnectError
        #> not trusted: ConnectError
        #> no response in time: ReadTimeout
        #> too many redirects: TooManyRedirects
        #> another protocol: UnsupportedProtocol
        #> hangs up at once: RemoteProtocolError
        #> hangs up too early: RemoteProtocolError
        #> is no HTTP server: RemoteProtocolError
        #> sends broken gzip: DecodingError


provoke("no such host", "https://no-such-host.invalid/")
provoke("not trusted", "https://untrusted-root.badssl.com/")
provoke("no response in time", "https://httpbin.org/delay/9")
provoke("too many redirects", "https://httpbin.org/redirect/21")
provoke("another protocol", "ftp://example.com/")
for what, response in {
    "hangs up at once": b"",
    "hangs up too early": HEAD + b"\r\nhalf",
    "is no HTTP server": b"220 mail.example.com ready\r\n",
    "sends broken gzip": HEAD + b"Content-Encoding: gzip\r\n\r\nno gzip..",
}.items():
    with server(response) as url:
        provoke(what, url)
