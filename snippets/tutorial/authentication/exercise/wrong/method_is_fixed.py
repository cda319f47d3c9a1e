"""The signature of a PUT of bytes is not that of its method, path, query and body."""

import hashlib
import hmac
from collections.abc import Generator

import httpx

KEY = b"key"


def signature(method: str, target: str, body: bytes) -> str:
    signed = f"{method} {target}\n".encode() + body
    return hmac.new(KEY, signed, hashlib.sha256).hexdigest()


class SignatureAuth(httpx.Auth):
    requires_request_body = True

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        target = request.url.raw_path.decode()
        method = "POST" if request.content else "GET"
        request.headers["X-Signature"] = signature(method, target, request.content)
        yield request
