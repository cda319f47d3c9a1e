"""Each request signed: its method, its path with the query, and its body, whatever that is."""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import httpx

from exercises.answer import Answer, require

START = "The signature of a GET with a query is not that of its method, path, query and body."

URL = "https://httpbin.org/anything"


def check(answer: Answer) -> None:
    run = answer.main()
    run.check_ends_well()
    run = answer.call("SignatureAuth")
    run.check_ends_well()
    auth = run.result
    require(isinstance(auth, httpx.Auth), "SignatureAuth is no longer an httpx.Auth.")
    requests: dict[str, Callable[[], dict[str, Any]]] = {
        "a GET": lambda: {},
        "a GET with a query": lambda: {"params": {"q": "a b", "tag": ["ä", "&"]}},
        "a POST of JSON": lambda: {"json": {"a": 1}},
        "a PUT of bytes": lambda: {"content": b"\xff"},
        "a POST with files": lambda: {"files": {"file": b"content"}},
        "a POST from a generator": lambda: {"content": (piece for piece in [b"a", b"b"])},
    }
    for what, options in requests.items():
        request = httpx.Request(what.split()[1], URL, **options())
        sent = _signed(auth, request, what)
        target = sent.url.raw_path.decode()
        signed = f"{sent.method} {target}\n".encode() + sent.read()
        wanted = hmac.new(b"key", signed, hashlib.sha256).hexdigest()
        require("X-Signature" in sent.headers, f"{what} was sent without X-Signature.")
        require(
            sent.headers["X-Signature"] == wanted,
            f"The signature of {what} is not that of its method, path, query and body.",
        )


def _signed(auth: httpx.Auth, request: httpx.Request, what: str) -> httpx.Request:
    """The request as it is sent."""
    flow = auth.sync_auth_flow(request)
    try:
        sent = next(flow)
        sent.read()
    except Exception as error:
        require(False, f"Signing {what} raises {type(error).__name__}.")
        raise
    finally:
        flow.close()
    return sent
