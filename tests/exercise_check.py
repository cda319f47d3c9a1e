"""What an answer to the exercise has to do, judged by what the world sees and by its results.

The source is never looked at: any program that behaves is right.
"""

import asyncio
import inspect
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import httpx
from fake_internet.internet import Internet
from fake_internet.mocks import mocked_internet
from fake_internet.world import World

# What the world's GitHub knows of the logins; None: there is no such user.
EXPECTED = {"python": 79, "django": 28, "pallets": 17, "no.such.user": None, "numpy": 40}

PATIENCE = 15.0  # seconds, as the task says

_TROUBLED = "django"


def lack(program: Path) -> str | None:
    """Runs the answer; returns in a sentence what it lacks first, or None if it is right."""
    try:
        with mocked_internet():
            fetch_all = runpy.run_path(str(program), run_name="__main__").get("fetch_all")
        if not inspect.iscoroutinefunction(fetch_all):
            return "There is no coroutine function fetch_all; keep its name, it is what is called."
        with mocked_internet() as internet:
            outcomes = asyncio.run(fetch_all(list(EXPECTED)))
    except Exception as error:
        return f"The program raises {type(error).__name__}; a failure is an outcome like another."
    if found := _wrong_outcomes(outcomes, EXPECTED) or _wrong_requests(internet):
        return found
    for what, trouble in _TROUBLES.items():
        with mocked_internet() as internet, _in_trouble(trouble):
            try:
                outcomes = asyncio.run(fetch_all(list(EXPECTED)))
            except Exception as error:
                return f"One {what} user cost all others their outcome: {type(error).__name__}."
            if internet.clock.now > PATIENCE:
                return f"One {what} user kept all others waiting for {internet.clock.now:.0f} s."
            if found := _wrong_outcomes(outcomes, EXPECTED | {_TROUBLED: None}):
                return found
    return None


def _wrong_outcomes(outcomes: list, expected: dict[str, int | None]) -> str | None:
    if len(outcomes) != len(expected):
        return f"There are {len(outcomes)} outcomes for {len(expected)} logins."
    for outcome, (login, count) in zip(outcomes, expected.items(), strict=True):
        wanted = "Failed" if count is None else "Counted"
        if type(outcome).__name__ != wanted or outcome.login != login:
            return f"The outcome for {login} should be {wanted}({login!r}, …), not {outcome}."
        if count is not None and outcome.public_repos != count:
            return f"{login} has {count} public repositories, not {outcome.public_repos}."
    return None


def _wrong_requests(internet: Internet) -> str | None:
    if versions := {each.http_version for each in internet.exchanges} - {"HTTP/2"}:
        return f"The requests were sent over {versions.pop()}, not HTTP/2."
    sent = internet.exchanges
    peak = max(sum(each.started <= one.started < each.ended for each in sent) for one in sent)
    if peak == 1:
        return f"All {len(sent)} requests were sent one after the other."
    if peak < len(EXPECTED):
        return f"Only {peak} of {len(sent)} requests were under way at the same time."
    return None


def _slow(world: World, start_response: Callable) -> Iterator[bytes]:
    world.pause(300.0)
    start_response("200 OK", [("Content-Type", "application/json")])
    return iter([b"{}"])


def _dripping(world: World, start_response: Callable) -> Iterator[bytes]:
    start_response("200 OK", [("Content-Type", "application/json")])
    for _ in range(60):
        world.pause(5.0)
        yield b" "


def _unreachable(world: World, start_response: Callable) -> Iterator[bytes]:
    raise httpx.ConnectError("All connection attempts failed")


def _garbled(world: World, start_response: Callable) -> Iterator[bytes]:
    start_response("200 OK", [("Content-Type", "text/html")])
    return iter([b"<!doctype html>"])


def _misdescribed(world: World, start_response: Callable) -> Iterator[bytes]:
    start_response("200 OK", [("Content-Type", "application/json")])
    return iter([b"[]"])


_TROUBLES = {
    "slow": _slow,
    "dripping": _dripping,
    "unreachable": _unreachable,
    "garbled": _garbled,
    "misdescribed": _misdescribed,
}


def _in_trouble(trouble: Callable[[World, Callable], Iterator[bytes]]):
    """Lets the trouble answer whenever somebody asks for the troubled user."""

    def call(world, environ, start_response, original=World.__call__):
        if environ["PATH_INFO"].endswith(f"/{_TROUBLED}"):
            return trouble(world, start_response)
        return original(world, environ, start_response)

    return mock.patch.object(World, "__call__", call)
