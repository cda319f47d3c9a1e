import hashlib
import hmac
import time

import requests
from requests.auth import AuthBase


class SignatureAuth(AuthBase):
    """Signs the body of each request and the time at which it's sent."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def __call__(
        self, request: requests.PreparedRequest
    ) -> requests.PreparedRequest:
        sent_at = str(int(time.time()))
        body = request.body or b""
        if isinstance(body, str):  # as that of a form is
            body = body.encode()
        signed = sent_at.encode() + b"." + body
        request.headers["X-Timestamp"] = sent_at
        request.headers["X-Signature"] = hmac.new(
            self.key, signed, hashlib.sha256
        ).hexdigest()
        return request


with requests.Session() as session:
    session.auth = SignatureAuth(b"key")
    response = session.post(
        "https://httpbin.org/post", json={"cents": 1990}, timeout=5.0
    )
    response.raise_for_status()
    received = response.json()
    print(received["data"])
    #> {"cents": 1990}
    print(
        len(received["headers"]["X-Signature"]),
        "X-Timestamp" in received["headers"],
    )
    #> 64 True
