import hashlib
import hmac
from collections.abc import Generator

import httpx

KEY = b"key"


def signature(method: str, target: str, body: bytes) -> str:
    """What the service wants: an HMAC of the method, the path with its query, and the body."""
    signed = f"{method} {target}\n".encode() + body
    return hmac.new(KEY, signed, hashlib.sha256).hexdigest()


class SignatureAuth(httpx.Auth):
    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        target = request.url.path
        request.headers["X-Signature"] = signature(request.method, target, b"")
        yield request


def is_signed(response: httpx.Response) -> bool:
    """Whether the server received the signature of what it received."""
    response.raise_for_status()
    received = response.json()
    target = response.request.url.raw_path.decode()
    wanted = signature(received["method"], target, received["data"].encode())
    return received["headers"]["X-Signature"] == wanted


with httpx.Client(
    base_url="https://httpbin.org", auth=SignatureAuth()
) as client:
    responses = [
        client.get("/anything"),
        client.get("/anything", params={"q": "a b"}),
        client.post("/anything", content=(piece for piece in [b"one", b"two"])),
    ]
    print([is_signed(response) for response in responses])
    #> [True, False, False]
