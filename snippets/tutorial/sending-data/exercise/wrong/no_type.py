"""The body was sent as no type at all, and not as application/x-ndjson."""

import hashlib
import hmac
import json
from typing import Any

import httpx

KEY = b"a secret that both sides have"
URL = "https://httpbin.org/post"


def export(rows: list[dict[str, Any]]) -> httpx.Response:
    body = "".join(json.dumps(row, default=str) + "\n" for row in rows).encode()
    headers = {"X-Signature": hmac.new(KEY, body, hashlib.sha256).hexdigest()}
    return httpx.post(URL, content=body, headers=headers)
