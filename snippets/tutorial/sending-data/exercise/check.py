"""The lines as they were asked for, under their type, with the signature of just these bytes."""

import hashlib
import hmac
import json
from datetime import date
from decimal import Decimal
from typing import Any

import httpx

from exercises.answer import Answer, require, shown

START = "The body was sent as application/json, and not as application/x-ndjson."

KEY = b"a secret that both sides have"
ROWS: list[dict[str, Any]] = [
    {"name": "Zoë", "day": date(2027, 1, 31), "price": Decimal("0.10")},
    {"name": "a\nb", "count": 3},
    {},
]


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    run = answer.call("export", ROWS)
    run.check_ends_well()
    require(len(run.exchanges) == 1, f"export sent {len(run.exchanges)} requests, instead of one.")
    request = run.exchanges[0].request
    content = request.read()
    kind = request.headers.get("Content-Type", "no type at all")
    require(
        kind == "application/x-ndjson",
        f"The body was sent as {kind}, and not as application/x-ndjson.",
    )
    lines = content.decode().splitlines()
    require(len(lines) == 3, f"Three rows were sent as {len(lines)} lines.")
    for number, (row, line) in enumerate(zip(ROWS, lines, strict=True), start=1):
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        require(isinstance(found, dict), f"Line {number} is not a JSON object.")
        for name, value in row.items():
            wanted = str(value) if isinstance(value, date | Decimal) else value
            require(
                found.get(name) == wanted,
                f"In line {number}, {name} is {shown(found.get(name))}, and not {shown(wanted)}.",
            )
    require("X-Signature" in request.headers, "No X-Signature was sent.")
    signature = hmac.new(KEY, content, hashlib.sha256).hexdigest()
    require(
        request.headers["X-Signature"] == signature,
        "The signature that was sent is not that of the bytes that were sent.",
    )
    require(
        isinstance(run.result, httpx.Response),
        f"export should return the response, and returned {shown(run.result)}.",
    )
