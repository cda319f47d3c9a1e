"""What the page shows of what was sent is what was sent, and a comparison sees what matters."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import requests

from fake_internet.internet import Exchange
from fake_internet.mocks import mocked_internet
from fake_internet.traffic import compared, told

POST = "https://httpbin.org/post"


def exchanges(program: Callable[[], Any]) -> list[Exchange]:
    with mocked_internet() as internet:
        program()
    return internet.exchanges


def test_same_request_of_two_libraries_is_the_same() -> None:
    old = exchanges(lambda: requests.post(POST, json={"a": 1}, timeout=5))
    [pair] = compared(old, exchanges(lambda: httpx.post(POST, json={"a": 1})))
    assert pair["same"]
    assert ["body", '{"a": 1}', '{"a":1}', False] in pair["rows"]

    assert {"user-agent", "accept", "host"} <= {row[0] for row in pair["own"]}


@pytest.mark.parametrize(
    ("differing", "label"),
    [
        (lambda: httpx.put(POST, json={"a": 1}), "request"),
        (lambda: httpx.post(f"{POST}?b=", json={"a": 1}), "request"),
        (lambda: httpx.post(POST, json={"a": 1}, headers={"X-A": "1"}), "x-a"),
        (lambda: httpx.post(POST, json={"a": 1}, headers={"Accept": "text/*"}), "accept"),
        (lambda: httpx.post(POST, json={"a": 1}, headers={"User-Agent": "me"}), "user-agent"),
        (lambda: httpx.post(POST, json={"a": 2}), "body"),
    ],
)
def test_difference_that_matters_is_told(differing: Callable[[], Any], label: str) -> None:
    old = exchanges(lambda: requests.post(POST, json={"a": 1}, timeout=5))
    [pair] = compared(old, exchanges(differing))
    assert not pair["same"]
    assert [row[0] for row in pair["rows"] if row[-1]] == [label]


def test_request_that_only_one_sends_is_told_beside_those_that_both_send() -> None:
    def twice() -> None:
        requests.get("https://httpbin.org/uuid", timeout=5)
        requests.post(POST, timeout=5)

    first, second = compared(exchanges(twice), exchanges(lambda: httpx.post(POST)))
    assert first["rows"] == [["request", "GET https://httpbin.org/uuid", None, True]]
    assert second["same"]


def test_times_are_those_of_the_programs_clock() -> None:
    async def both() -> None:
        async with httpx.AsyncClient() as client:
            await asyncio.gather(*(client.get("https://httpbin.org/delay/1") for _ in range(2)))

    first, second = told(exchanges(lambda: asyncio.run(both())))
    assert first["started"] == second["started"] == 0.0
    assert first["answered"] == pytest.approx(1.0, abs=0.2)
    assert first["whole"] and first["status"] == 200 and not first["follows"]


def test_text_is_what_was_sent() -> None:
    [one] = told(exchanges(lambda: httpx.post(POST, content="é", headers={"X-A": "1"})))
    assert one["request"].startswith("POST /post HTTP/1.1\nHost: httpbin.org\n")
    assert one["request"].endswith("X-A: 1\nContent-Length: 2\n\né")
    assert one["response"].startswith("HTTP/1.1 200 OK\n")
    [two] = told(exchanges(lambda: httpx.post(POST, content=b"\0" * 5_000)))
    assert two["request"].endswith("\n\n(5,000 bytes that are no text)")
    [long] = told(exchanges(lambda: httpx.post(POST, content="é" * 5_000)))
    assert long["request"].endswith("é … (10,000 bytes)")


def test_secure_version_of_http_says_so() -> None:
    def get() -> None:
        with httpx.Client(http2=True) as client:
            client.get("https://httpbin.org/gzip")

    [one] = told(exchanges(get))
    assert one["version"] == "HTTP/2" and "\nhost: httpbin.org\n" in one["request"]
    assert one["response"].startswith("HTTP/2 200\n") and one["response"].endswith("gzip)")


def test_failed_request_has_no_response() -> None:
    def get() -> None:
        for _ in range(2):
            with pytest.raises(httpx.ReadTimeout):
                httpx.get("https://httpbin.org/delay/9", timeout=2)

    first, second = told(exchanges(get))
    assert first["status"] is None and first["ended"] == 2.0 and not first["response"]
    assert second["follows"] == "again, because request 1 got no whole response"


def test_what_belongs_together_is_told() -> None:
    def walk() -> None:
        httpx.get("https://httpbin.org/redirect/1", follow_redirects=True)
        httpx.get("https://httpbin.org/basic-auth/a/b", auth=httpx.DigestAuth("a", "b"))
        httpx.get("https://httpbin.org/digest-auth/auth/a/b", auth=httpx.DigestAuth("a", "b"))
        httpx.get("https://httpbin.org/status/503")
        httpx.get("https://httpbin.org/status/503")

    assert [one["follows"] for one in told(exchanges(walk))] == [
        "",
        "redirected by the 302 of request 1",
        "",
        "",
        "with credentials, after the 401 of request 4",
        "",
        "again, after the 503 of request 6",
    ]
