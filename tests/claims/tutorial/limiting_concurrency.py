"""The claims of docs/tutorial/limiting-concurrency.md."""

import asyncio
import contextlib
import io
import re
import threading
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from types import MappingProxyType
from typing import Any

import httpx
import pytest
import requests

from contents import ROOT
from fake_internet.internet import Internet
from tests.claims.server import Server, response

DELAY_1 = "https://httpbin.org/delay/1"


def program(name: str, replaced: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """The names of one of the page's programs, once it has run; some of its text is replaced."""
    path = ROOT / "snippets" / "tutorial" / "limiting-concurrency" / name
    text = path.read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    defined: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, defined)
    return defined


def outcomes(number: int, url: str, **options: object) -> Counter[str]:
    """What came of so many requests at the same time."""

    async def main() -> list[httpx.Response | BaseException]:
        async with httpx.AsyncClient(**options) as client:  # type: ignore[arg-type]
            gets = (client.get(url) for _ in range(number))
            return await asyncio.gather(*gets, return_exceptions=True)

    return Counter(type(each).__name__ for each in asyncio.run(main()))


def peak(internet: Internet) -> int:
    """How many requests were in flight at the same time, at most."""
    spans = [(each.started, each.ended or 0.0) for each in internet.exchanges]
    return max(sum(start <= at < end for start, end in spans) for at, _ in spans)


def test_waits_at_the_async_with() -> None:
    """A task takes a slot when it enters `async with limit:` and gives it back when it leaves the
    block; if there's no free slot, it waits at the `async with` until another task gives one
    back."""
    entered: list[float] = []

    async def main() -> None:
        limit = asyncio.Semaphore(2)

        async def work() -> None:
            async with limit:
                entered.append(time.monotonic())
                await asyncio.sleep(1.0)

        await asyncio.gather(*(work() for _ in range(3)))

    asyncio.run(main())
    assert [round(at - entered[0]) for at in entered] == [0, 0, 1]


def test_exceptions_let_out() -> None:
    """If it let such an exception out, that would cancel the whole group, and you'd lose the
    responses that you had already received, too."""
    cancelled = []

    async def get(client: httpx.AsyncClient, path: str) -> httpx.Response:
        try:
            return (await client.get(f"https://httpbin.org{path}")).raise_for_status()
        except asyncio.CancelledError:
            cancelled.append(path)
            raise

    async def main() -> list[httpx.Response]:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            paths = ["/get", "/drip?delay=1&duration=0&code=503", "/delay/3"]
            tasks = [group.create_task(get(client, path)) for path in paths]
        return [task.result() for task in tasks]

    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert cancelled == ["/delay/3"]


def test_request_error() -> None:
    """
    `httpx.RequestError` covers failed connections and timeouts, but neither
    `httpx.InvalidURL`, which a port that isn't a number raises, nor the `ValueError` for some
    hosts that can't exist, so the program names these two as well.
    """
    for kind in (httpx.ConnectError, httpx.ReadError, httpx.TimeoutException):
        assert issubclass(kind, httpx.RequestError)
    assert not issubclass(httpx.InvalidURL, httpx.RequestError)
    assert not issubclass(httpx.RequestError, ValueError)
    good = "https://httpbin.org/get"
    named = "(httpx.RequestError, httpx.InvalidURL, ValueError)"
    for bad in ("https://httpbin.org:port/", "https://xn--a/"):
        check = program("workers_async.py")["check"]
        assert asyncio.run(check([bad, good], 2)) == {bad: None, good: 200}
        careless = program("workers_async.py", {named: "httpx.RequestError"})
        with pytest.raises(ExceptionGroup):
            asyncio.run(careless["check"]([bad, good], 2))


def test_max_workers(server: Callable[..., Server]) -> None:
    """Threads have the limit built in: with `max_workers=3`, the executor runs at most three calls
    at the same time."""
    assert most_at_once(range(9)) == 3


def most_at_once(places: Iterable[int]) -> int:
    """How many calls an executor with three workers has running at the same time, at most."""
    running, counts, lock, three_run = set(), [], threading.Lock(), threading.Barrier(3)

    def work(place: int) -> None:
        with lock:
            running.add(place)
            counts.append(len(running))
        three_run.wait(60)
        with lock:
            running.remove(place)

    with ThreadPoolExecutor(max_workers=3) as executor:
        list(executor.map(work, places))
    return max(counts)


@pytest.mark.parametrize("name", ["bounded_requests.py", "bounded_httpx.py"])
def test_three_connections(server: Callable[..., Server], name: str) -> None:
    """Either way, ten requests to the same server need at most three connections."""
    at = server(response(b"ok"))
    paths = {"https://httpbin.org/": at.url, "https://no-such-host.invalid/": at.url}
    program(name, paths)
    assert len(at.requests) == 10 and at.connections <= 3


def test_semaphore_creates_all_tasks(internet: Internet) -> None:
    """With 5,000 URLs and a limit of three, the async program of the first section creates 5,000
    tasks before the first request is sent, and 4,997 of them wait for a slot."""
    have_slots = []

    async def get(client: httpx.AsyncClient, limit: asyncio.Semaphore) -> None:
        async with limit:
            have_slots.append(True)
            await client.get(DELAY_1)

    async def main() -> None:
        limit = asyncio.Semaphore(3)
        async with httpx.AsyncClient() as client:
            tasks = [asyncio.create_task(get(client, limit)) for _ in range(5000)]
            assert not internet.exchanges
            await asyncio.sleep(0.5)
            assert len(have_slots) == len(internet.exchanges) == 3
            assert not any(task.done() for task in tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(main())


def work_through(urls: Iterator[str], at_once: int) -> list[str]:
    """What workers that share the iterator have requested, in the order in which it was done."""
    done = []

    async def work(client: httpx.AsyncClient) -> None:
        for url in urls:
            await client.get(url)
            done.append(url)

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await asyncio.gather(*(work(client) for _ in range(at_once)))

    asyncio.run(main())
    return done


def test_each_url_goes_to_one_worker(internet: Internet) -> None:
    """All workers loop over the same iterator, `shared`, so each URL goes to exactly one of
    them."""
    work_through((f"https://httpbin.org/get?id={number}" for number in range(20)), 5)
    assert len({str(each.request.url) for each in internet.exchanges}) == 20
    assert len(internet.exchanges) == 20 and peak(internet) == 5


def test_urls_are_taken_when_needed(internet: Internet) -> None:
    """`iter(urls)` takes a URL from the generator only when a worker is ready for it, so you
    needn't have them all at once."""
    taken_ahead = []

    def urls() -> Iterator[str]:
        for number in range(20):
            taken_ahead.append(number - len(internet.exchanges))
            yield f"https://httpbin.org/get?id={number}"

    work_through(iter(urls()), 5)
    assert max(taken_ahead) < 5


def test_order_of_results() -> None:
    """The results arrive in the order in which requests finish, which is why they go into a
    dictionary with the URL as the key."""
    urls = ["https://httpbin.org/delay/2", DELAY_1]
    assert work_through(iter(urls), 2) == urls[::-1]


def test_numbers_as_keys() -> None:
    """If a URL may occur twice, or if you need the order of the URLs, share `enumerate(urls)` and
    use the number as the key."""
    numbered = {"for url in urls": "for number, url in urls", "statuses[url]": "statuses[number]"}
    check = program("workers_async.py", numbered | {"iter(urls)": "enumerate(urls)"})["check"]
    urls = ["https://httpbin.org/delay/2", DELAY_1, DELAY_1, "https://httpbin.org/status/404"]
    statuses = asyncio.run(check(urls, 2))
    assert [statuses[number] for number in range(4)] == [200, 200, 200, 404]


def test_urls_from_a_file(internet: Internet) -> None:
    """
    For example, `check((line.strip() for line in file), 5)` reads them from an open file with
    a URL on each line, which takes so little time for a line that the event loop isn't held
    up; a database might take longer, so [feed the workers from a
    queue](#feed-workers-from-a-queue) then.
    """
    check, file = program("workers_async.py")["check"], io.StringIO(f"{DELAY_1}\n{DELAY_1}?id=2\n")
    statuses = asyncio.run(check((line.strip() for line in file), 5))
    assert statuses == {DELAY_1: 200, f"{DELAY_1}?id=2": 200}


def test_generator_and_threads(server: Callable[..., Server]) -> None:
    """Threads may switch anywhere, so don't share a generator between threads: if two need its
    next value at the same moment, one of them gets `ValueError: generator already executing`."""
    runs, may_end = threading.Event(), threading.Event()

    def numbers() -> Iterator[int]:
        runs.set()
        may_end.wait(60)
        yield 1

    shared = numbers()
    with ThreadPoolExecutor(max_workers=1) as executor:
        first = executor.submit(next, shared)
        runs.wait(60)
        with pytest.raises(ValueError, match="generator already executing"):
            next(shared)
        may_end.set()
    assert first.result() == 1


def test_map_of_thousands(server: Callable[..., Server]) -> None:
    """With threads, pass the URLs to `executor.map` as before, even if there are thousands: it
    reads them all first, but never runs more than `max_workers` calls at the same time."""
    assert most_at_once(iter(range(3000))) == 3
    places = iter(range(3000))
    with ThreadPoolExecutor(max_workers=3) as executor:
        results = executor.map(abs, places)
        assert next(places, None) is None
        assert list(results) == list(range(3000))


def test_async_generator() -> None:
    """An ordinary iterator can't await anything, and workers can't share an async generator,
    because it raises `RuntimeError` if two of them wait for its next value at the same time."""

    async def urls() -> AsyncGenerator[str, None]:
        await asyncio.sleep(1.0)
        yield DELAY_1

    async def main() -> str:
        async with contextlib.aclosing(urls()) as shared:
            both = anext(shared), anext(shared)
            return repr(await asyncio.gather(*both, return_exceptions=True))

    assert "RuntimeError" in asyncio.run(main())


def test_queue_waits() -> None:
    """`await queue.get()` waits until there's a URL, and because of `maxsize`, `await
    queue.put(url)` waits while the queue is full."""

    async def main() -> None:
        queue = asyncio.Queue[str](maxsize=1)
        for call in (queue.get(), queue.put("first"), queue.put("second")):
            try:
                await asyncio.wait_for(call, 1.0)
                waited.append(False)
            except TimeoutError:
                waited.append(True)

    waited: list[bool] = []
    asyncio.run(main())
    assert waited == [True, False, True]


def test_producer_does_not_run_ahead() -> None:
    """So the producer can't run far ahead of the workers, and the queue never holds more than
    `maxsize` URLs."""
    ahead = []

    async def main() -> None:
        queue = asyncio.Queue[int](maxsize=5)

        async def produce() -> None:
            for number in range(50):
                await queue.put(number)
                ahead.append(queue.qsize())

        async with asyncio.TaskGroup() as group:
            group.create_task(produce())
            for _ in range(50):
                await queue.get()

    asyncio.run(main())
    assert max(ahead) <= 5


@pytest.mark.parametrize("who_fails", ["producer", "worker"])
def test_exception_cancels_the_others(who_fails: str) -> None:
    """Because producer and workers are in one task group, an unexpected exception in any of them
    cancels the others, so none waits forever for a queue that nobody fills or empties."""

    async def main() -> None:
        queue = asyncio.Queue[int](maxsize=1)

        async def produce() -> None:
            while who_fails == "worker":
                await queue.put(1)
            raise KeyError("producer")

        async def work() -> None:
            await queue.get()
            raise KeyError("worker")

        async with asyncio.TaskGroup() as group:
            group.create_task(produce())
            group.create_task(work())

    with pytest.raises(ExceptionGroup) as raised:
        asyncio.run(main())
    assert repr(raised.value.exceptions[0]) == f"KeyError('{who_fails}')"


async def crawl(queue: asyncio.Queue[int], mistake: int | None = None) -> list[int]:
    """What two workers have done that find three more for each number from 0 to 2."""
    done = []

    async def work() -> None:
        while True:
            number = await queue.get()
            await asyncio.sleep(1.0)
            if number == mistake:
                raise KeyError(number)
            for _ in range(3 if number < 3 else 0):
                await queue.put(number + 1)
            done.append(number)
            queue.task_done()

    await queue.put(0)
    async with asyncio.timeout(1000.0), asyncio.TaskGroup() as group:
        workers = [group.create_task(work()) for _ in range(2)]
        await queue.join()
        for worker in workers:
            worker.cancel()
    return done


def test_crawler_and_full_queue() -> None:
    """Then use a queue without `maxsize`, because workers that all wait to put a URL into a full
    queue would wait forever."""
    with pytest.raises(TimeoutError):
        asyncio.run(crawl(asyncio.Queue(maxsize=2)))


def test_crawler() -> None:
    """
    Inside the task group's block, `await queue.join()` waits until all URLs are done, and then
    you call `cancel()` on each worker's task, which the group doesn't take for a failure.
    """
    assert len(asyncio.run(crawl(asyncio.Queue()))) == 1 + 3 + 9 + 27
    with pytest.raises(ExceptionGroup) as raised:
        asyncio.run(crawl(asyncio.Queue(), mistake=2))
    assert type(raised.value.exceptions[0]) is KeyError


def test_hundred_connections(wire: Internet) -> None:
    """By default, it opens at most 100 connections, and because an HTTP/1.1 connection carries one
    request at a time, the 101st request has to wait for one."""
    counts = outcomes(101, "http://httpbin.org/delay/6", timeout=httpx.Timeout(20.0, pool=5.0))
    assert counts == {"Response": 100, "PoolTimeout": 1}


def test_default_pool_timeout() -> None:
    """If no connection becomes free within the `pool` timeout, five seconds by default, the
    request raises `httpx.PoolTimeout`."""
    assert httpx.AsyncClient().timeout.pool == 5.0


def test_longer_pool_timeout(wire: Internet) -> None:
    """A `pool` timeout that is longer than the longest wait does the same."""
    two = {"limits": httpx.Limits(max_connections=2)}
    assert outcomes(6, DELAY_1, **two, timeout=httpx.Timeout(10.0, pool=0.5))["PoolTimeout"] == 4
    assert outcomes(6, DELAY_1, **two, timeout=httpx.Timeout(10.0, pool=5.0)) == {"Response": 6}


def test_semaphore_as_large_as_the_pool(wire: Internet) -> None:
    """We recommend a semaphore or workers with no more slots than the pool has connections,
    because then no request has to wait for one."""

    async def main() -> None:
        limits, timeout = httpx.Limits(max_connections=2), httpx.Timeout(10.0, pool=0.1)
        semaphore = asyncio.Semaphore(2)

        async def get(client: httpx.AsyncClient) -> None:
            async with semaphore:
                (await client.get(DELAY_1)).raise_for_status()

        async with httpx.AsyncClient(limits=limits, timeout=timeout) as client:
            await asyncio.gather(*(get(client) for _ in range(6)))

    asyncio.run(main())
    assert len(wire.exchanges) == 6


def test_streams_that_nobody_closes(wire: Internet) -> None:
    """Leave the `pool` timeout as it is then: a `PoolTimeout` tells you about a real problem, such
    as streamed responses that nobody closes and that keep their connections."""
    limits, timeout = httpx.Limits(max_connections=1), httpx.Timeout(5.0, pool=0.5)
    with httpx.Client(limits=limits, timeout=timeout) as client:
        request = client.build_request("GET", "https://httpbin.org/get")
        kept = client.send(request, stream=True)
        with pytest.raises(httpx.PoolTimeout):
            client.get("https://httpbin.org/get")
        kept.close()
        client.get("https://httpbin.org/get").raise_for_status()


def test_session_opens_one_more(server: Callable[..., Server]) -> None:
    """A `Session` doesn't wait: when all connections of its pool (ten for each host by default)
    are in use, it opens one more, and throws it away after the response."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        for _ in range(2):
            streams = [session.get(at.url, stream=True, timeout=5.0) for _ in range(12)]
            assert [each.text for each in streams] == ["ok"] * 12
    assert at.connections == 12 + 2  # ten of the first twelve were kept


def test_requests_has_no_limit(server: Callable[..., Server]) -> None:
    """So by default, requests neither limits the number of its connections nor raises an error
    like `PoolTimeout`."""
    at = server(response(b"ok"))
    with requests.Session() as session:
        for each in [session.get(at.url, stream=True, timeout=5.0) for _ in range(25)]:
            each.close()
    assert at.connections == 25


def test_error_status_is_no_exception() -> None:
    """`raise_for_status()` matters just as much: without it, all five count as successes, because
    an error status isn't an exception."""
    statuses = [200, 200, 503, 200, 404]

    async def main() -> list[httpx.Response | BaseException]:
        async with httpx.AsyncClient() as client:
            gets = (client.get(f"https://httpbin.org/status/{status}") for status in statuses)
            return await asyncio.gather(*gets, return_exceptions=True)

    assert not any(isinstance(each, BaseException) for each in asyncio.run(main()))


def test_return_exceptions_collects_all() -> None:
    """There's another reason to be careful with `return_exceptions=True`: it collects *every*
    exception, including the `KeyError` from a key that you misspelled, which then looks like a
    failed request."""

    async def name(client: httpx.AsyncClient) -> str:
        return str((await client.get("https://api.github.com/users/python")).json()["nmae"])

    async def main() -> str:
        async with httpx.AsyncClient() as client:
            return repr(await asyncio.gather(name(client), return_exceptions=True))

    assert "KeyError('nmae')" in asyncio.run(main())


def test_batches() -> None:
    """Requests in batches of `at_once` would also keep to the limit, but each batch takes as long
    as its slowest request, and meanwhile the other slots stay empty."""
    delays = iter([3, 1, 1, 1])

    async def main() -> float:
        start = time.monotonic()
        async with httpx.AsyncClient() as client:
            while batch := [f"https://httpbin.org/delay/{each}" for each in islice(delays, 2)]:
                await asyncio.gather(*map(client.get, batch))
        return time.monotonic() - start

    assert asyncio.run(main()) >= 3 + 1


def test_bad_locations(server: Callable[..., Server]) -> None:
    """The same two are raised for the target of a redirect, even if it isn't followed, so a server
    may cause them too."""
    for target, error in {"http:x": httpx.InvalidURL, "http://xn--a/": ValueError}.items():
        there = server(response(b"", f"Location: {target}", status="302 Found"))
        with pytest.raises(error):
            httpx.get(there.url)


def test_port_too_high(server: Callable[..., Server]) -> None:
    """A port above 65535 isn't checked: the async client raises an `ExceptionGroup` for it, and a
    sync client calls another port."""
    url = re.sub(r":(\d+)/", lambda port: f":{int(port[1]) + 65536}/", server(response()).url)
    assert httpx.get(url).is_success

    async def get() -> None:
        async with httpx.AsyncClient() as client:
            await client.get(url)

    with pytest.raises(ExceptionGroup):
        asyncio.run(get())
