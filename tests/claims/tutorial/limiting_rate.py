"""The claims of docs/tutorial/limiting-rate.md."""

import asyncio
import contextlib
import io
import threading
import time
from collections.abc import Callable
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


def names(program: str, old: str = "", new: str = "") -> dict[str, Any]:
    """The names that one of the page's programs defines, once it has run; `new` replaces `old`."""
    path = ROOT / "snippets" / "tutorial" / "limiting-rate" / program
    defined: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(path.read_text(encoding="utf-8").replace(old, new), defined)
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
    """That's how the five tasks of the async program, which all call `wait` at the same time, get
    five different moments."""
    run_paced("/status/204")
    assert gaps(internet, "/status/204") == [0.25] * 4


def test_next_start_in_the_past(internet: Internet) -> None:
    """Then `next_start` is in the past, `max` picks `now`, and the request starts at once."""
    run_paced("/status/204", pause=5.0)
    assert gaps(internet, "/status/204") == [0.25, 0.25, 4.5, 0.25]


def test_without_max() -> None:
    """Without `max`, the requests after a break would make up for the lost time, and several would
    start at the same moment."""
    without = names("spaced_async.py", "max(now, self.next_start)", "self.next_start")
    pace = without["Pace"](0.25)
    waited = []

    async def main() -> None:
        await asyncio.sleep(5.0)
        for _ in range(3):
            await pace.wait()
            waited.append(time.monotonic())

    asyncio.run(main())
    assert len(set(waited)) == 1


def test_no_waiting_for_responses(internet: Internet) -> None:
    """In the async program the requests also don't wait for each other's responses: even if each
    response takes three seconds, the next request starts a quarter of a second later."""
    run_paced("/delay/3")
    assert gaps(internet, "/delay/3") == [0.25] * 4


def test_sync_is_slower(internet: Internet) -> None:
    """The synchronous programs send one request at a time, so `Pace` is only an upper limit there,
    and slow responses make them slower."""
    pace = names("spaced_httpx.py")["Pace"](0.25)
    with httpx.Client() as client:
        for _ in range(3):
            pace.wait()
            client.get(f"{HTTPBIN}/delay/1")
    assert min(gaps(internet, "/delay/1")) > 1.0


def test_threads_read_the_same() -> None:
    """Threads can switch at any point: without a lock, two of them may read the same `next_start`
    and start at the same moment."""
    pace_type = names("spaced_httpx.py")["Pace"]
    both_have_read = threading.Barrier(2)

    class Switched(pace_type):  # type: ignore[misc, valid-type]
        moment: float

        @property
        def next_start(self) -> float:
            moment = self.moment
            both_have_read.wait()
            return moment

        @next_start.setter
        def next_start(self, moment: float) -> None:
            self.moment = moment
            moments.append(moment)

    moments: list[float] = []
    pace = Switched(0.25)
    threads = [threading.Thread(target=pace.wait) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert moments[1] == moments[2]


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
    inside of the block, right before the request."""
    assert min(run_both(slot_first=True)) > 0.24


def test_pace_first() -> None:
    """The other way round, tasks that have already waited for the pace queue for a slot, and when
    several slots become free at the same moment, several requests start at that moment."""
    assert min(run_both(slot_first=False)) < 0.01


def test_only_seconds_expected() -> None:
    """The header comes in two forms, as a number of seconds or as a date, and code that expects
    only the first crashes on the second."""
    with pytest.raises(ValueError, match="could not convert"):
        float(formatdate(usegmt=True))


def test_past_and_rounding() -> None:
    """A date in the past gives 0, and the seconds are rounded up, because it's better to come a
    little late than to be refused again."""
    retry_after = names("retry_after_httpx.py")["retry_after"]
    assert retry_after(formatdate(time.time() - 90, usegmt=True)) == 0
    time.sleep(0.25)
    assert retry_after(formatdate(int(time.time()) + 90, usegmt=True)) == 90


def test_tenth_search_succeeds() -> None:
    """`seconds_to_wait` looks at the status first, because the tenth search succeeds although it
    also says that nothing remains."""
    with httpx.Client() as client:
        responses = [client.get(SEARCH) for _ in range(11)]
    statuses = [each.status_code for each in responses]
    assert statuses == [200] * 10 + [403]
    assert [each.headers["X-RateLimit-Remaining"] for each in responses[-2:]] == ["0", "0"]


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_search_obeys(status: int, form: str) -> None:
    """`search` then sleeps for as long as it was asked to, plus one second for clocks that
    disagree, and tries again."""
    names("obey_httpx.py")  # it takes its time, on the clock that the date goes by
    # `search` runs the program too, which takes 61 seconds and a little.
    value = "30" if form == "seconds" else formatdate(time.time() + 62 + 30, usegmt=True)
    refused = httpx.Response(status, headers={"Retry-After": value})
    count, seconds = search(refused, FOUND)
    assert count == 7 and 30 <= seconds <= 32


def test_patience() -> None:
    """It stops trying once that would take more than `PATIENCE` seconds in all."""
    refused = httpx.Response(429, headers={"Retry-After": "70"})
    with pytest.raises(httpx.HTTPStatusError):
        search(refused, refused, FOUND)


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "soon"}, {"Retry-After": "9999"}])
def test_raised_like_any_other(headers: dict[str, str]) -> None:
    """Then, and if the response doesn't say how long to wait, `raise_for_status()` reports the
    error like any other."""
    with pytest.raises(httpx.HTTPStatusError):
        search(httpx.Response(503, headers=headers), FOUND)


def test_urllib3_waits(server: Callable[..., Server]) -> None:
    """With requests, you can mount an `HTTPAdapter(max_retries=Retry(3))`, with urllib3's `Retry`,
    and it waits for `Retry-After` on its own."""
    refused = response(b"", "Retry-After: 0", status="429 Too Many Requests")
    at = server(refused, refused, response(b"ok"))
    with requests.Session() as session:
        session.mount("http://", HTTPAdapter(max_retries=Retry(3)))
        assert session.get(at.url, timeout=5.0).text == "ok"
    assert len(at.requests) == 3


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_transport_retries(server: Callable[..., Server], status: str) -> None:
    """HTTPX's transports have a parameter `retries`, but it only repeats failed attempts to
    connect: a response with status 429 or 503 is returned to you."""
    at = server(response(b"", "Retry-After: 0", status=status), response(b"ok"))
    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        assert client.get(at.url).status_code == int(status[:3])
    assert len(at.requests) == 1
