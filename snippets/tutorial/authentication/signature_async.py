import asyncio
import hashlib
import hmac
import time
from collections.abc import Generator

import httpx


class SignatureAuth(httpx.Auth):
    """Signs the body of each request and the time at which it's sent."""

    requires_request_body = True

    def __init__(self, key: bytes) -> None:
        self.key = key

    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        sent_at = str(int(time.time()))
        signed = sent_at.encode() + b"." + request.content
        request.headers["X-Timestamp"] = sent_at
        request.headers["X-Signature"] = hmac.new(
            self.key, signed, hashlib.sha256
        ).hexdigest()
        yield request


async def main() -> None:
    async with httpx.AsyncClient(auth=SignatureAuth(b"key")) as client:
        response = await client.post(
            "https://httpbin.org/post", json={"cents": 1990}
        )
    response.raise_for_status()
    received = response.json()
    print(received["data"])
    #> {"cents":1990}
    print(
        len(received["headers"]["X-Signature"]),
        "X-Timestamp" in received["headers"],
    )
    #> 64 True


asyncio.run(main())
