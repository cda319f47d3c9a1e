"""A host for a built site: HTTP/1.1 with gzip, below any path, which counts what it sends."""

import gzip
import io
import mimetypes
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

# What hosts compress (nginx's usual list). Images and fonts are compressed already.
_COMPRESSED = (
    *("text/", "application/javascript", "application/json", "application/xml"),
    *("image/svg+xml", "application/wasm", "application/manifest+json"),
)

# Not every machine's own list has these.
_TYPES = {".md": "text/markdown", ".mjs": "text/javascript", ".wasm": "application/wasm"}


@cache
def _content(file: Path) -> tuple[str, bytes, bool]:
    """A file's media type, its content as it is sent, and whether that is compressed."""
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    kind = kind or "application/octet-stream"
    content = file.read_bytes()
    if kind.startswith(_COMPRESSED):
        return kind, gzip.compress(content, 6, mtime=0), True
    return kind, content, False


class _CountingWriter(io.BufferedWriter):
    """What a connection is answered into; `written` counts the bytes."""

    written = 0

    def write(self, buffer: Any) -> int:
        count = super().write(buffer)
        self.written += count
        return count


class Host:
    """Serves the folder `site` below `path` of a port of its own; use it with `with`.

    What is not there is answered with the site's 404.html and the status 404.

    `requests` counts the requests, and `sent` the bytes of all responses with their header
    fields, since the last call of `forget`.
    """

    def __init__(self, site: Path, path: str = "/") -> None:
        self.site, self.path = site.resolve(), path
        self._lock = threading.Lock()
        self.forget()
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                # It is buffered, so that the header fields and the content leave together.
                self.wfile = self._writer = _CountingWriter(
                    self.connection.makefile("wb", buffering=0)
                )

            def do_GET(self) -> None:
                before = self._writer.written
                host._answer(self)
                host._count(self._writer.written - before)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}{path}"

    def __enter__(self) -> "Host":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def forget(self) -> None:
        self.requests = self.sent = 0

    def _file(self, target: str) -> Path | None:
        path = unquote(urlsplit(target).path)
        file = (self.site / path.removeprefix(self.path)).resolve()
        if not path.startswith(self.path) or not file.is_relative_to(self.site):
            return None
        file = file / "index.html" if path.endswith("/") else file
        return file if file.is_file() else None

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        file = self._file(handler.path)
        kind, content, compressed = _content(file or self.site / "404.html")
        handler.send_response(200 if file else 404)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        handler.send_header("Cache-Control", "max-age=600")  # as GitHub Pages has it
        if compressed:
            handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.wfile.write(content)

    def _count(self, sent: int) -> None:
        with self._lock:
            self.requests += 1
            self.sent += sent
