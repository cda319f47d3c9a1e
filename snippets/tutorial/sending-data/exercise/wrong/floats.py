"""In line 1, price is 0.1, and not '0.10'."""

import hashlib
import hmac
import json
from typing import Any

import httpx

KEY = b"a secret that both sides have"
URL = "https://httpbin.org/post"


def export(rows: list[dict[str, Any]]) -> httpx.Response:
    plain = [{k: float(v) if k == "price" else v for k, v in row.items()} for row in rows]
    body = "".join(json.dumps(row, default=str) + "\n" for row in plain).encode()
    signed = hmac.new(KEY, body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/x-ndjson", "X-Signature": signed}
    return httpx.post(URL, content=body, headers=headers)
