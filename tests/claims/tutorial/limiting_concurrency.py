"""The claims of docs/tutorial/limiting-concurrency.md."""

import asyncio
import contextlib
import threading
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

DELAY_1 = "https://httpbin.org/delay/1"


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
    """If it let them out, the first one would cancel the whole group, and the responses that you
    had already received would be gone, too."""
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


def test_max_workers() -> None:
    """Threads have the limit built in: with `max_workers=3`, the executor runs at most three calls
    at the same time."""
    running, most = 0, 0

    def work(_: int) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.01)
        running -= 1

    with ThreadPoolExecutor(max_workers=3) as executor:
        list(executor.map(work, range(9)))
    assert most <= 3


def test_sessions_of_three_threads(server: Callable[..., Server]) -> None:
    """Ten requests then need three connections at most."""
    at = server(response(b"ok"))
    sessions = [requests.Session() for _ in range(3)]
    free = list(sessions)

    def work(_: int) -> None:
        session = free.pop()
        session.get(at.url, timeout=5.0)
        free.append(session)

    with ThreadPoolExecutor(max_workers=3) as executor:
        list(executor.map(work, range(10)))
    for session in sessions:
        session.close()
    assert len(at.requests) == 10 and at.connections <= 3


def test_semaphore_creates_all_tasks(internet: Internet) -> None:
    """With 5,000 URLs and a limit of three, the program above creates 5,000 tasks before the first
    request is sent, and 4,997 of them wait for a slot."""
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
    """`iter(urls)` takes URLs from the generator only when a worker asks for the next one, so they
    can come from a file of any length."""
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


def test_generator_and_threads() -> None:
    """Threads may switch anywhere, so don't share a generator between threads: two that ask it for
    a value at the same moment get `ValueError: generator already executing`."""

    asked_twice = threading.Event()

    def numbers() -> Iterator[int]:
        asked_twice.wait(0.05)
        yield 1

    shared = numbers()
    with ThreadPoolExecutor() as executor:
        asked = [executor.submit(next, shared) for _ in range(2)]
    assert "generator already executing" in str([each.exception() for each in asked])


def test_async_generator() -> None:
    """An ordinary iterator can't await anything, and workers can't share an async generator: if
    one asks it for a value while another waits for one, it raises `RuntimeError`."""

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
    """So the producer can't run far ahead of the workers, and memory stays small no matter how
    many URLs there are."""
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


def test_hundred_connections(wire: Internet) -> None:
    """By default, it opens at most 100 connections, and because an HTTP/1.1 connection carries one
    request at a time, the 101st request has to wait for one."""
    counts = outcomes(101, "http://httpbin.org/delay/6", timeout=httpx.Timeout(20.0, pool=5.0))
    assert counts == {"Response": 100, "PoolTimeout": 1}


def test_default_pool_timeout() -> None:
    """If that takes longer than the `pool` timeout, five seconds by default, it raises
    `httpx.PoolTimeout`."""
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
    """Then a `PoolTimeout` still tells you about a real problem, such as streamed responses that
    nobody closes, because these keep their connections."""
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
    at = server([0.1, response(b"ok")])
    with requests.Session() as session:
        for _ in range(2):
            with ThreadPoolExecutor(max_workers=12) as executor:
                list(executor.map(lambda _: session.get(at.url, timeout=5.0), range(12)))
    assert at.connections == 12 + 2  # ten of the first twelve were kept


def test_requests_has_no_limit(server: Callable[..., Server]) -> None:
    """So by default, requests neither limits the number of its connections nor raises an error
    like `PoolTimeout`."""
    at = server([0.1, response(b"ok")])
    with requests.Session() as session, ThreadPoolExecutor(max_workers=25) as executor:
        list(executor.map(lambda _: session.get(at.url, timeout=5.0), range(25)))
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
    exception, also the `KeyError` from a name that you misspelled, which then looks like a failed
    request."""

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
