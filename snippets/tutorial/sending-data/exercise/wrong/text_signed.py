"""The signature that was sent is not that of the bytes that were sent."""

import hashlib
import hmac
import json
from typing import Any

import httpx

KEY = b"a secret that both sides have"
URL = "https://httpbin.org/post"


def export(rows: list[dict[str, Any]]) -> httpx.Response:
    body = "\n".join(json.dumps(row, default=str, ensure_ascii=False) for row in rows)
    signed = hmac.new(KEY, body.encode("latin-1"), hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/x-ndjson", "X-Signature": signed}
    return httpx.post(URL, content=body, headers=headers)
