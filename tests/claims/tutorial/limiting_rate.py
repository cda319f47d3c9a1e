"""The claims of docs/tutorial/limiting-rate.md."""

import asyncio
import contextlib
import io
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import httpx
import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

HTTPBIN = "https://httpbin.org"
SEARCH = "https://api.github.com/search/repositories?q=p"


def names(program: str, *replaced: str) -> dict[str, Any]:
    """The names that one of the page's programs defines before it begins.

    The second of two texts replaces the first, the fourth the third.
    """
    path = ROOT / "snippets" / "tutorial" / "limiting-rate" / program
    text = path.read_text(encoding="utf-8")
    for old, new in zip(replaced[::2], replaced[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    defined: dict[str, Any] = {}
    exec(re.split("^(?:with|for|pace =|asyncio)", text, flags=re.M)[0], defined)
    return defined


def gaps(internet: Internet, path: str) -> list[float]:
    """The seconds between the starts of the requests for a path."""
    starts = [each.started for each in internet.exchanges if each.request.url.path == path]
    return [round(later - earlier, 2) for earlier, later in pairwise(sorted(starts))]


def run_paced(path: str, pause: float = 0.0) -> None:
    """Five requests at the pace of four a second, the last two of them after a pause."""
    pace = names("spaced_async.py")["Pace"](0.25)

    async def get(client: httpx.AsyncClient) -> None:
        await pace.wait()
        await client.get(HTTPBIN + path)

    async def main() -> None:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(get(client))
            await asyncio.sleep(pause)
            for _ in range(2):
                group.create_task(get(client))

    asyncio.run(main())


def search(*responses: httpx.Response) -> tuple[int, float]:
    """What the page's `search` returns where the server responds so, and after how long."""
    left = iter(responses)
    client = httpx.Client(transport=httpx.MockTransport(lambda _: next(left)))
    page = names("obey_httpx.py")
    start = time.monotonic()
    with client, contextlib.redirect_stdout(io.StringIO()):
        return page["search"](client, "tls"), time.monotonic() - start


FOUND = httpx.Response(200, json={"total_count": 7})


def test_rate_depends_on_the_server(internet: Internet) -> None:
    """Here a slot is taken for 0.2 seconds, which makes 25 requests a second; if each response
    took a second, it would be about four."""

    async def get(client: httpx.AsyncClient, limit: asyncio.Semaphore, path: str) -> None:
        async with limit:
            await client.get(HTTPBIN + path)
            await asyncio.sleep(0.1)

    async def seconds(path: str) -> float:
        start, limit = time.monotonic(), asyncio.Semaphore(5)
        async with httpx.AsyncClient() as client:
            await asyncio.gather(*(get(client, limit, path) for _ in range(50)))
        return time.monotonic() - start

    assert round(50 / asyncio.run(seconds("/get"))) == 25
    assert round(50 / asyncio.run(seconds("/delay/1"))) == 4


def test_next_start_in_the_future(internet: Internet) -> None:
    """That's how the five tasks of the async program, which all call `wait` at the same time,
    start a quarter of a second apart."""
    run_paced("/status/204")
    assert gaps(internet, "/status/204") == [0.25] * 4


def test_next_start_in_the_past(internet: Internet) -> None:
    """Then `next_start` is in the past, there's nothing to sleep for, and the request starts at
    once."""
    run_paced("/status/204", pause=5.0)
    assert gaps(internet, "/status/204") == [0.25, 0.25, 4.5, 0.25]


# Counts the next moment from the previous one, unlike the page's programs.
FROM_THE_PREVIOUS = ("time.monotonic() + self.interval", "self.next_start + self.interval")


def starts_after_half_a_second(*replaced: str, busy: bool) -> list[float]:
    """Between four callers at the pace of ten a second: half a second is lost before or while
    they wait."""
    pace_type, starts = names("spaced_async.py", *replaced)["Pace"], []

    async def start(pace: Any) -> None:
        await pace.wait()
        starts.append(time.monotonic())

    async def keep_busy() -> None:
        await asyncio.sleep(0.05)
        time.sleep(0.5)

    async def main() -> None:
        pace = pace_type(0.1)
        if not busy:
            await asyncio.sleep(0.5)
        await asyncio.gather(*(start(pace) for _ in range(4)), *([keep_busy()] if busy else []))

    asyncio.run(main())
    return [round(later - earlier, 3) for earlier, later in pairwise(starts)]


def test_after_a_break() -> None:
    """Otherwise, the requests after a break would make up for the lost time, and several would
    start at the same moment."""
    assert starts_after_half_a_second(*FROM_THE_PREVIOUS, busy=False) == [0.0] * 3
    assert starts_after_half_a_second(busy=False) == [0.1] * 3


def test_busy_event_loop() -> None:
    """The same would happen after something that keeps the event loop busy for a while, such as
    parsing a large response."""
    assert starts_after_half_a_second(*FROM_THE_PREVIOUS, busy=True)[1:] == [0.0] * 2
    assert starts_after_half_a_second(busy=True)[1:] == [0.1] * 2


def test_no_waiting_for_responses(internet: Internet) -> None:
    """In the async program the requests also don't wait for each other's responses: even if each
    response takes three seconds, the next request starts a quarter of a second later."""
    run_paced("/delay/3")
    assert gaps(internet, "/delay/3") == [0.25] * 4


def test_sync_is_slower(internet: Internet) -> None:
    """The synchronous programs send one request at a time, so `Pace` is just an upper limit there,
    and slow responses make them slower."""
    pace = names("spaced_httpx.py")["Pace"](0.25)
    with httpx.Client() as client:
        for _ in range(3):
            pace.wait()
            client.get(f"{HTTPBIN}/delay/1")
    assert min(gaps(internet, "/delay/1")) > 1.0


def test_threads_share_a_pace(server: Callable[..., Server]) -> None:
    """If you use threads, let them share the synchronous `Pace`, whose `threading.Lock` keeps two
    threads from starting at the same moment."""
    pace_type = names("spaced_httpx.py")["Pace"]
    moments = []

    class Noting(pace_type):  # type: ignore[misc, valid-type]
        def __setattr__(self, name: str, value: Any) -> None:
            super().__setattr__(name, value)
            if name == "next_start":
                moments.append(value)

    pace = Noting(0.02)
    with ThreadPoolExecutor(max_workers=5) as executor:
        list(executor.map(lambda _: pace.wait(), range(10)))
    assert min(later - earlier for earlier, later in pairwise(moments)) > 0.0199


def run_both(slot_first: bool) -> list[float]:
    """Between the starts of tasks with two slots and a pace; the first two end together."""
    starts = []
    pace_type = names("spaced_async.py")["Pace"]

    async def main() -> None:
        limit, pace = asyncio.Semaphore(2), pace_type(0.25)

        async def work(end: float) -> None:
            async with contextlib.AsyncExitStack() as stack:
                if not slot_first:
                    await pace.wait()
                await stack.enter_async_context(limit)
                if slot_first:
                    await pace.wait()
                starts.append(time.monotonic())
                await asyncio.sleep(end - time.monotonic())

        now = time.monotonic()
        await asyncio.gather(*(work(now + each) for each in (2.0, 2.0, 4.0, 4.0)))

    asyncio.run(main())
    return [later - earlier for earlier, later in pairwise(starts)]


def test_slot_first() -> None:
    """The order of the two waits matters: take the semaphore's slot first, and wait for the pace
    inside the block, right before the request."""
    assert min(run_both(slot_first=True)) > 0.24


def test_pace_first() -> None:
    """The other way around, tasks that the pace has already let through line up for a slot, and
    when several slots become free together, several requests start together."""
    assert min(run_both(slot_first=False)) < 0.01


def test_only_seconds_expected() -> None:
    """The header comes in two forms, as a number of seconds or as a date, and code that expects
    only the first crashes on the second."""
    with pytest.raises(ValueError, match="could not convert"):
        float(formatdate(usegmt=True))


def test_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates in HTTP are always in UTC, but one of their older forms doesn't include the time zone,
    which is why the program sets `tzinfo` if it's missing."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        older = time.asctime(time.gmtime(time.time() + 90))
        assert "GMT" not in older
        assert names("retry_after_httpx.py")["retry_after"](older) == 90
        naive = names("retry_after_httpx.py", "end.replace(tzinfo=UTC)", "end")
        assert naive["retry_after"](older) > 90
        local = time.strftime("%a, %d %b %Y %H:%M:%S %z", time.localtime(time.time() + 90))
        assert names("retry_after_httpx.py")["retry_after"](local) == 90
    finally:
        monkeypatch.undo()
        time.tzset()


def test_past_and_rounding() -> None:
    """A date in the past gives 0, and the seconds are rounded up, because it's better to come a
    little late than to be refused again."""
    retry_after = names("retry_after_httpx.py")["retry_after"]
    assert retry_after(formatdate(time.time() - 90, usegmt=True)) == 0
    time.sleep(0.25)
    assert retry_after(formatdate(int(time.time()) + 90, usegmt=True)) == 90


def test_tenth_search_succeeds() -> None:
    """`seconds_to_wait` looks at the status first, because the tenth search succeeds although its
    response also has `X-RateLimit-Remaining: 0`."""
    with httpx.Client() as client:
        responses = [client.get(SEARCH) for _ in range(11)]
    statuses = [each.status_code for each in responses]
    assert statuses == [200] * 10 + [403]
    assert [each.headers["X-RateLimit-Remaining"] for each in responses[-2:]] == ["0", "0"]


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_search_obeys(status: int, form: str) -> None:
    """`search` then sleeps for as many seconds as it returns, and one more, and tries again."""
    value = "30" if form == "seconds" else formatdate(time.time() + 30, usegmt=True)
    refused = httpx.Response(status, headers={"Retry-After": value})
    assert search(refused, FOUND) == (7, 31.0)


NO_RESET = {"X-RateLimit-Remaining": "0"}


def test_fast_clock() -> None:
    """After each further refusal it sleeps for at least 2, 4, 8, and so on seconds, because if
    your computer's clock is fast, the moment in the header has already passed."""
    sent = []

    def respond(_: httpx.Request) -> httpx.Response:
        sent.append(time.monotonic())
        reset = str(int(time.time()) - 61)
        return httpx.Response(403, headers=NO_RESET | {"X-RateLimit-Reset": reset})

    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(httpx.HTTPStatusError):
        with httpx.Client(transport=httpx.MockTransport(respond)) as client:
            names("obey_httpx.py")["search"](client, "tls")
    assert [later - earlier for earlier, later in pairwise(sent)] == [1, 2, 4, 8, 16, 32]


def test_patience() -> None:
    """It gives up when a search would take more than `PATIENCE` seconds."""
    assert search(httpx.Response(429, headers={"Retry-After": "119"}), FOUND) == (7, 120.0)
    for values in (["120"], ["70", "70"]):
        refused = [httpx.Response(429, headers={"Retry-After": value}) for value in values]
        with pytest.raises(httpx.HTTPStatusError):
            search(*refused, FOUND)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        NO_RESET,
        NO_RESET | {"X-RateLimit-Reset": "soon"},
        *({"Retry-After": value} for value in ("soon", "9999", "9" * 400)),
        {"Retry-After": "Mon, 01 Jan 2027 00:00:00 +99999999999999999999"},
    ],
)
def test_raised_as_usual(headers: dict[str, str]) -> None:
    """
    In that case, or if the response doesn't say how long to wait, `raise_for_status()` raises
    the error as usual.
    """
    with pytest.raises(httpx.HTTPStatusError):
        search(httpx.Response(503, headers=headers), FOUND)


def searches(lock: contextlib.AbstractAsyncContextManager[Any]) -> list[int]:
    """When three tasks search, where the server refuses all requests of the first ten seconds."""
    sent = []

    def respond(_: httpx.Request) -> httpx.Response:
        sent.append(round(time.monotonic() - start))
        refused = httpx.Response(429, headers={"Retry-After": "29"})
        return refused if sent[-1] < 10 else httpx.Response(200, json={"total_count": 7})

    async def search(client: httpx.AsyncClient) -> None:
        async with lock:
            await names("obey_async.py")["search"](client, "tls")

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(respond)) as client:
            await asyncio.gather(*(search(client) for _ in range(3)))

    start = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()):
        asyncio.run(main())
    return sent


def test_tasks_come_back_together() -> None:
    """If several tasks searched at the same time, they'd all be refused, sleep equally long, and
    come back at the same moment."""
    assert searches(contextlib.nullcontext()) == [0, 0, 0, 30, 30, 30]


def test_shared_lock() -> None:
    """Where such tasks can't be avoided, put `async with lock:` with a shared `asyncio.Lock`
    around the calls of `search`, so that a task that waits keeps the others from starting."""
    assert searches(asyncio.Lock()) == [0, 30, 30, 30]


def test_refused_after_a_redirect(server: Callable[..., Server]) -> None:
    """Take care if you follow redirects: only the last request was refused, and the ones before it
    would be repeated, too."""
    seen = response(b"", "Location: /done", status="303 See Other")
    refused = response(b"", status="429 Too Many Requests")
    at = server(seen, refused, seen, refused)
    with httpx.Client(follow_redirects=True) as client:
        for _ in range(2):
            answer = client.post(at.url, content=b"order")
            assert answer.status_code == 429 and answer.history
    assert [each.split()[0] for each in at.requests] == [b"POST", b"GET"] * 2


def statuses_and_waits(
    at: Server, monkeypatch: pytest.MonkeyPatch, method: str = "GET"
) -> tuple[int, list[float]]:
    """What a request returns with urllib3's `Retry`, and how long that would have slept."""
    waits: list[float] = []
    monkeypatch.setattr("urllib3.util.retry.time.sleep", waits.append)
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=Retry(3)))
        status = session.request(method, at.url, timeout=5.0).status_code
    monkeypatch.undo()
    return status, waits


@pytest.mark.parametrize(
    ("status", "method", "waits"),
    [(413, "GET", [7]), (429, "GET", [7]), (503, "GET", [7]), (429, "POST", []), (403, "GET", [])],
)
def test_urllib3_waits(
    server: Callable[..., Server],
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    method: str,
    waits: list[float],
) -> None:
    """
    The session then waits as long as `Retry-After` says, but at most six hours each time, if
    the status is 413, 429, or 503 and the method is idempotent, but not after GitHub's 403.
    """
    at = server(response(b"", "Retry-After: 7", status=f"{status} Refused"), response(b"ok"))
    assert Retry(3).retry_after_max == 6 * 60 * 60
    expected = (200 if waits else status, waits)
    assert statuses_and_waits(at, monkeypatch, method) == expected


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_transport_retries(server: Callable[..., Server], status: str) -> None:
    """HTTPX doesn't: `httpx.HTTPTransport(retries=3)` and `httpx.AsyncHTTPTransport(retries=3)`
    only repeat failed attempts to connect, and return a response with status 429 or 503 to you."""
    at = server(response(b"", "Retry-After: 0", status=status))

    async def main() -> int:
        transport = httpx.AsyncHTTPTransport(retries=3)
        async with httpx.AsyncClient(transport=transport) as client:
            return (await client.get(at.url)).status_code

    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        assert client.get(at.url).status_code == asyncio.run(main()) == int(status[:3])
    assert len(at.requests) == 2


def test_each_hop_waits(internet: Internet) -> None:
    """If the server redirects, one call sends several requests; to space these too, call `wait` in
    [an event hook](familiar-not-identical.md#event-hooks) for `request` instead."""
    waited: list[httpx.URL] = []
    hooks: dict[str, list[Any]] = {"request": [lambda request: waited.append(request.url)]}
    with httpx.Client(follow_redirects=True, event_hooks=hooks) as client:
        client.get("https://httpbin.org/redirect/2")
    assert len(waited) == len(internet.exchanges) == 3
