"""The host that the site is measured on sends what hosts send, and counts it exactly."""

import socket
from pathlib import Path

import pytest

from tools.host import Host


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/project/", "200 OK"),
        ("/project/page/?query", "200 OK"),
        ("/project/none/", "404 Not Found"),
        ("/elsewhere/", "404 Not Found"),
        ("/project/../secret.txt", "404 Not Found"),
    ],
)
def test_host_counts_what_it_sends(tmp_path: Path, path: str, status: str) -> None:
    site = tmp_path / "site"
    (site / "page").mkdir(parents=True)
    for name in ("index.html", "page/index.html", "404.html", "../secret.txt"):
        (site / name).write_text(name * 10_000, encoding="utf-8")
    with Host(site, "/project/") as host:
        port = int(host.url.rpartition(":")[2].partition("/")[0])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            connection.sendall(request.encode())
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        assert received.startswith(f"HTTP/1.1 {status}\r\n".encode())
        assert (host.requests, host.sent) == (1, len(received))
