"""The signature of a POST of JSON is not that of its method, path, query and body."""

import hashlib
import hmac
from collections.abc import Generator

import httpx

KEY = b"key"


def signature(method: str, target: str, body: bytes) -> str:
    signed = f"{method} {target}\n".encode() + body
    return hmac.new(KEY, signed, hashlib.sha256).hexdigest()


class SignatureAuth(httpx.Auth):
    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        target = request.url.raw_path.decode()
        request.headers["X-Signature"] = signature(request.method, target, b"")
        yield request
