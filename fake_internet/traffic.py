"""What a program and its servers sent each other, to be compared and to be shown."""

import difflib
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import httpx

from fake_internet.internet import Exchange
from fake_internet.netguard import SILENT_PREFIX, UNKNOWN_SUFFIX
from fake_internet.world import reason_phrase

# What each client adds by itself, or says in another way about the same content.
CLIENTS_OWN = {"accept", "accept-encoding", "connection", "content-length", "host"}
CLIENTS_OWN |= {"transfer-encoding", "user-agent"}

# What these are unless a program says it.
_BY_ITSELF = {"accept": r"\*/\*", "user-agent": r"python-(requests|httpx2?)/.*|.* aiohttp/.*"}

# So much of a body is shown, in bytes.
_SHOWN = 2_000


class Sent(NamedTuple):
    """A request as a server received it, without what matters to no server."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def __str__(self) -> str:
        headers = ", ".join(f"{name}: {value}" for name, value in self.headers)
        content = self.content.decode(errors="replace")
        return " | ".join(part for part in (f"{self.method} {self.url}", headers, content) if part)


def sent(exchanges: Iterable[Exchange]) -> Counter[Sent]:
    """What was sent, each with how often; in which order is left to the program's threads."""
    return Counter(_sent(exchange.request) for exchange in _reached(exchanges))


def _reached(exchanges: Iterable[Exchange]) -> Iterator[Exchange]:
    """Only the mocks know of requests to a host that can't be reached, so these are left out."""
    for exchange in exchanges:
        host = exchange.request.url.host
        if not (host.startswith(SILENT_PREFIX) or host.endswith(UNKNOWN_SUFFIX)):
            yield exchange


def _sent(request: httpx.Request) -> Sent:
    content, kind = request.read(), request.headers.get("Content-Type", "")
    headers = [
        (name.lower(), value)
        for name, value in request.headers.multi_items()
        if not _is_clients_own(name.lower(), value)
    ]
    if boundary := re.search(r"boundary=(\S+)", kind):  # a new one each time
        content = content.replace(boundary[1].encode(), b"boundary")
        headers = [(name, value.replace(boundary[1], "boundary")) for name, value in headers]
    if kind == "application/json":  # with and without spaces
        content = json.dumps(json.loads(content), sort_keys=True).encode()
    # The server's random value is in it.
    headers = [(name, re.sub("^Digest .*", "Digest", value)) for name, value in headers]
    return Sent(request.method, str(request.url), tuple(sorted(headers)), content)


def _is_clients_own(name: str, value: str) -> bool:
    return name in CLIENTS_OWN and bool(re.fullmatch(_BY_ITSELF.get(name, ".*"), value))


# Side by side


def compared(old: Iterable[Exchange], new: Iterable[Exchange]) -> list[dict[str, Any]]:
    """The requests of two programs side by side, in the order in which they were sent.

    Each is whether both are the `same`, and `rows` of a label, what the old program sent, what the
    new one sent (None: nothing), and whether these differ in a way that matters; `own` are the
    rows of what clients add by themselves.
    """
    requests = [[each.request for each in _reached(exchanges)] for exchanges in (old, new)]
    alike = [[_sent(request) for request in each] for each in requests]
    matcher = difflib.SequenceMatcher(None, alike[0], alike[1], autojunk=False)
    pairs: list[tuple[int | None, int | None]] = []
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        pairs += itertools.zip_longest(range(start, end), range(other_start, other_end))
    return [
        _side_by_side(
            *(
                None if number is None else (requests[side][number], alike[side][number])
                for side, number in enumerate(pair)
            )
        )
        for pair in pairs
    ]


_Side = tuple[httpx.Request, Sent] | None


def _side_by_side(old: _Side, new: _Side) -> dict[str, Any]:
    told, own = [], []
    sides = [_parts(*side) if side else {} for side in (old, new)]
    for label in dict.fromkeys(itertools.chain(*sides)):
        parts = [side.get(label) for side in sides]
        texts = [part and part.text for part in parts]
        if all(part is None or part.is_clients_own for part in parts):
            own.append([label, *texts, False])
        else:
            same = [part and part.same for part in parts]
            told.append([label, *texts, same[0] != same[1]])
    return {"same": not any(row[-1] for row in told), "rows": told, "own": own}


class _Part(NamedTuple):
    """A part of a request."""

    text: str
    """As it was sent."""
    same: object
    """What has to be the same."""
    is_clients_own: bool = False


def _parts(request: httpx.Request, alike: Sent) -> dict[str, _Part]:
    """The parts by their labels."""
    parts = {"request": _Part(f"{request.method} {request.url}", alike[:2])}
    for name in dict.fromkeys(name.lower() for name in request.headers):
        values = request.headers.get_list(name)
        same = [value for other, value in alike.headers if other == name]
        parts[name] = _Part(", ".join(values), same, not same)
    if content := request.read():
        text = _text(content, len(content), request.headers)
        parts["body"] = _Part(text, alike.content)
    return parts


# For a reader


def told(exchanges: Sequence[Exchange]) -> list[dict[str, Any]]:
    """What a page shows of each exchange: times in seconds on the program's clock, the request and
    the response as text, and what it `follows` from, as words for the reader or ""."""
    return [
        {
            "method": each.request.method,
            "url": str(each.request.url),
            "version": each.http_version,
            "started": each.started,
            "answered": each.answered,
            "ended": each.ended,
            "status": each.status,
            "whole": each.whole,
            "request": _request_text(each),
            "response": _response_text(each),
            "follows": _follows(each, exchanges[:number]),
        }
        for number, each in enumerate(exchanges)
    ]


def _request_text(exchange: Exchange) -> str:
    request = exchange.request
    target = request.url.raw_path.decode()
    lines = [f"{request.method} {target} {exchange.http_version}"]
    fields = [(name.decode(), value.decode("latin-1")) for name, value in request.headers.raw]
    lines += [f"{name}: {value}" for name, value in _as_sent(fields, exchange)]
    content = request.read()
    return "\n".join([*lines, "", _text(content, len(content), request.headers)]).rstrip()


def _response_text(exchange: Exchange) -> str:
    if exchange.status is None:
        return ""
    phrase = "" if exchange.http_version == "HTTP/2" else f" {reason_phrase(exchange.status)}"
    lines = [f"{exchange.http_version} {exchange.status}{phrase}"]  # RFC 9113, 8.3.2
    lines += [f"{name}: {value}" for name, value in _as_sent(exchange.headers, exchange)]
    text = _text(bytes(exchange.content), exchange.size, httpx.Headers(exchange.headers))
    return "\n".join([*lines, "", text]).rstrip()


def _as_sent(fields: list[tuple[str, str]], exchange: Exchange) -> list[tuple[str, str]]:
    """Header fields; on HTTP/2 their names are lowercase (RFC 9113, 8.2)."""
    if exchange.http_version == "HTTP/2":
        return [(name.lower(), value) for name, value in fields]
    return fields


def _text(start: bytes, size: int, headers: httpx.Headers) -> str:
    """The start of a body of `size` bytes, or what it is if it's no text."""
    if coding := headers.get("Content-Encoding"):
        return f"({size:,} bytes, {coding})"
    try:
        # A character may be cut in two at the end.
        text = start[:_SHOWN].decode("utf-8", "strict" if size <= _SHOWN else "ignore")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or "\ufffd" in text:
        return f"({size:,} bytes that are no text)"
    return text if size <= _SHOWN else f"{text} … ({size:,} bytes)"


def _follows(exchange: Exchange, before: Sequence[Exchange]) -> str:
    """From which earlier request this one follows, by a redirect, a 401 or another try."""
    request = exchange.request
    for number, earlier in reversed(list(enumerate(before, 1))):
        if earlier.ended is None or earlier.ended > exchange.started:
            continue
        location = httpx.Headers(earlier.headers).get("Location", "")
        status = earlier.status or 0
        if 300 <= status < 400 and location and earlier.request.url.join(location) == request.url:
            return f"redirected by the {status} of request {number}"
        if (earlier.request.method, earlier.request.url) != (request.method, request.url):
            continue
        if status == 401 and "Authorization" in request.headers:
            return f"with credentials, after the 401 of request {number}"
        if status in (408, 425, 429) or status >= 500:
            return f"again, after the {status} of request {number}"
        if not earlier.whole:
            return f"again, because request {number} got no whole response"
        break
    return ""
