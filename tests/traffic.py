"""What a program sent, without what matters to no server: two clients are then comparable."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import httpx

from fake_internet.internet import Exchange
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX

# What each client adds by itself, or says in another way about the same content.
CLIENTS_OWN = {"accept", "accept-encoding", "connection", "content-length", "host"}
CLIENTS_OWN |= {"transfer-encoding", "user-agent"}


class Sent(NamedTuple):
    """A request as a server received it."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def __str__(self) -> str:
        headers = ", ".join(f"{name}: {value}" for name, value in self.headers)
        content = self.content.decode(errors="replace")
        return " | ".join(part for part in (f"{self.method} {self.url}", headers, content) if part)


def sent(exchanges: Iterable[Exchange]) -> Counter[Sent]:
    """What was sent, each with how often; in which order is left to the program's threads.

    Only the mocks know of requests to a host that can't be reached, so these are left out.
    """
    return Counter(
        _sent(exchange.request)
        for exchange in exchanges
        if not exchange.request.url.host.startswith(SILENT_PREFIX)
        and not exchange.request.url.host.endswith(UNKNOWN_SUFFIX)
    )


def _sent(request: httpx.Request) -> Sent:
    content, kind = request.read(), request.headers.get("Content-Type", "")
    headers = [
        (name.lower(), value)
        for name, value in request.headers.multi_items()
        if name.lower() not in CLIENTS_OWN
    ]
    if boundary := re.search(r"boundary=(\S+)", kind):  # a new one each time
        content = content.replace(boundary[1].encode(), b"boundary")
        headers = [(name, value.replace(boundary[1], "boundary")) for name, value in headers]
    if kind == "application/json":  # with and without spaces
        content = json.dumps(json.loads(content), sort_keys=True).encode()
    # The server's random value is in it.
    headers = [(name, re.sub("^Digest .*", "Digest", value)) for name, value in headers]
    return Sent(request.method, str(request.url), tuple(sorted(headers)), content)
