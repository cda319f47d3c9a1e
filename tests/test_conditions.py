"""Elsewhere all numbers of the fake internet are others, at both doors, and nothing else is."""

import os
import random
import socket
import time

import httpx

from fake_internet.conditions import ELSEWHERE, HERE
from fake_internet.doors import visit


def test_all_is_different_elsewhere() -> None:
    for name, value in vars(HERE).items():
        assert vars(ELSEWHERE)[name] != value, f"{name} is the same elsewhere"


def test_hosts_clocks_and_machine_tell_something_else_elsewhere(door: str) -> None:
    told: list[dict[str, object]] = []
    for conditions in (HERE, ELSEWHERE, HERE):
        with visit(door, conditions) as internet, httpx.Client() as client:
            user = client.get("https://api.github.com/users/octocat")
            page = client.get("https://example.com/")
            told.append(
                {
                    "repositories": user.json()["public_repos"],
                    "budget": user.headers["X-RateLimit-Remaining"],
                    "page": page.text,
                    "Via": page.headers.get("Via"),
                    "address": client.get("https://httpbin.org/ip").json()["origin"],
                    "latency": round(internet.clock.now, 1),
                    "date": int(time.time()),
                    "uptime": int(time.monotonic()),
                    "home": os.environ["HOME"],
                    "machine": socket.gethostname(),
                    "local time": time.localtime(0).tm_hour,
                }
            )
    here, elsewhere, again = told
    assert here == again, "what is elsewhere stays there"
    same = [name for name, value in here.items() if elsewhere[name] == value]
    assert not same, f"{', '.join(same)}: the same elsewhere"


def test_program_that_seeds_random_numbers_seeds_no_host() -> None:
    told = []
    for _ in range(2):
        random.seed(0)
        with visit("mocks"):
            told.append(httpx.get("https://httpbin.org/bytes/16").content)
    assert told[0] != told[1]
