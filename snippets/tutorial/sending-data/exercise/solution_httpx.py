import hashlib
import hmac
import json
from datetime import date
from decimal import Decimal
from typing import Any

import httpx

KEY = b"a secret that both sides have"


def signature(body: bytes) -> str:
    return hmac.new(KEY, body, hashlib.sha256).hexdigest()


def export(rows: list[dict[str, Any]]) -> httpx.Response:
    """Send the rows, one JSON document a line, with the signature of the body."""
    lines = [
        json.dumps(row, default=str, allow_nan=False) + "\n" for row in rows
    ]
    body = "".join(lines).encode()
    headers = {
        "Content-Type": "application/x-ndjson",
        "X-Signature": signature(body),
    }
    response = httpx.post(
        "https://httpbin.org/post", content=body, headers=headers
    )
    return response.raise_for_status()


response = export([{"day": date(2026, 11, 26), "price": Decimal("19.90")}])
received = response.json()
print(received["data"].strip())
#> {"day": "2026-11-26", "price": "19.90"}
sent = received["headers"]["X-Signature"]
print("signed:", sent == signature(received["data"].encode()))
#> signed: True
