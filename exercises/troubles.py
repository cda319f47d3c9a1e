"""What servers do to a program that expects only the best, in place of a path's own answer."""

from collections.abc import Callable, Iterator

import httpx

from fake_internet.world import World

_JSON = [("Content-Type", "application/json")]
_HTML = [("Content-Type", "text/html")]


def slow(world: World, start_response: Callable) -> Iterator[bytes]:
    """Answers after five minutes."""
    world.pause(300.0)
    start_response("200 OK", _JSON)
    return iter([b"{}"])


def dripping(world: World, start_response: Callable) -> Iterator[bytes]:
    """Sends a byte every five seconds, for five minutes: no silence is long."""
    start_response("200 OK", _JSON)
    for _ in range(60):
        world.pause(5.0)
        yield b" "


def unreachable(world: World, start_response: Callable) -> Iterator[bytes]:
    raise httpx.ConnectError("All connection attempts failed")


def garbled(world: World, start_response: Callable) -> Iterator[bytes]:
    """An HTML page where JSON was expected."""
    start_response("200 OK", _HTML)
    return iter([b"<!doctype html>"])


def misdescribed(world: World, start_response: Callable) -> Iterator[bytes]:
    """JSON, but a list where an object was expected."""
    start_response("200 OK", _JSON)
    return iter([b"[]"])


def unavailable(world: World, start_response: Callable) -> Iterator[bytes]:
    """Status 503 with an HTML page, as a gateway sends it."""
    start_response("503 Service Unavailable", _HTML)
    return iter([b"<!doctype html><title>503</title>"])


def late(world: World, start_response: Callable) -> Iterator[bytes]:
    """Answers after nine seconds."""
    world.pause(9.0)
    start_response("200 OK", _JSON)
    return iter([b"{}"])
