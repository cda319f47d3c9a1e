"""The claims of docs/tutorial/concurrent-requests.md."""

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpx
import pytest
import requests

from fake_internet.internet import Internet
from tests.claims.server import Server, response

HTTPBIN = "https://httpbin.org"


async def get(client: httpx.AsyncClient, path: str) -> httpx.Response:
    return (await client.get(HTTPBIN + path)).raise_for_status()


def with_client(work: Callable[[httpx.AsyncClient], Coroutine[Any, Any, Any]]) -> float:
    """Runs the coroutine function on a client; returns the seconds that it took."""

    async def main() -> None:
        async with httpx.AsyncClient() as client:
            await work(client)

    start = time.monotonic()
    asyncio.run(main())
    return time.monotonic() - start


def test_delay() -> None:
    """To see the difference, we need an endpoint that is slow on purpose, and httpbin.org has
    one: `/delay/2` waits two seconds before it responds."""
    start = time.monotonic()
    httpx.get(f"{HTTPBIN}/delay/2").raise_for_status()
    assert 2.0 <= time.monotonic() - start < 2.2


def test_default_timeouts(server: Callable[..., Server]) -> None:
    """HTTPX's timeout is five seconds by default; requests has none, so its tab passes one."""
    assert httpx.Client().timeout == httpx.Timeout(5.0)
    passed = []

    class Adapter(requests.adapters.HTTPAdapter):
        def send(self, *args: Any, **options: Any) -> requests.Response:
            passed.append(options["timeout"])
            return super().send(*args, **options)

    with requests.Session() as session:
        session.mount("http://", Adapter())
        session.get(server(response(b"ok")).url)
    assert passed == [None]


def test_call_does_not_run(internet: Internet) -> None:
    """Calling an `async def` function, as in `fetch(client, delay)`, doesn't run it; it only
    creates a *coroutine*, a call that is ready to start."""

    async def create(client: httpx.AsyncClient) -> None:
        coroutine = get(client, "/get")
        await asyncio.sleep(1.0)
        assert asyncio.iscoroutine(coroutine) and not internet.exchanges
        await coroutine

    with_client(create)


def test_loop_continues_with_another(internet: Internet) -> None:
    """Whenever one task has to wait for the network, the loop continues with another."""

    async def two(client: httpx.AsyncClient) -> None:
        await asyncio.gather(get(client, "/delay/1"), get(client, "/delay/1"))

    with_client(two)
    first, second = internet.exchanges
    assert second.started < (first.ended or 0)


def test_block_waits() -> None:
    """The end of the `async with asyncio.TaskGroup()` block is where your program waits until all
    tasks of the group are done."""

    async def group(client: httpx.AsyncClient) -> None:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(get(client, f"/delay/{delay}")) for delay in (1, 2)]
            assert not any(task.done() for task in tasks)
        assert all(task.done() for task in tasks)

    with_client(group)


def test_await_in_a_loop() -> None:
    """That waits for each response before the next request is sent, so you're back at the total
    of the synchronous programs."""

    async def loop(client: httpx.AsyncClient) -> None:
        for delay in (1, 2, 3):
            await get(client, f"/delay/{delay}")

    assert with_client(loop) >= 6.0


def test_connections_are_kept(server: Callable[..., Server]) -> None:
    """It keeps its connections open, so that later requests to the same host don't each pay for a
    new connection and its TLS handshake (the exchange that sets up encryption)."""
    at = server(response(b"ok"))

    async def three() -> None:
        async with httpx.AsyncClient() as client:
            for _ in range(3):
                await client.get(at.url)

    asyncio.run(three())
    assert (len(at.requests), at.connections) == (3, 1)


def test_result_too_early() -> None:
    """
    On a task that is still running, `result()` raises `asyncio.InvalidStateError`.
    """

    async def early(client: httpx.AsyncClient) -> None:
        task = asyncio.create_task(get(client, "/delay/1"))
        with pytest.raises(asyncio.InvalidStateError):
            task.result()
        await task

    with_client(early)


def test_threads_wait_at_the_same_time(server: Callable[..., Server]) -> None:
    """A thread that waits for the network lets the others run, so threads work well for this."""
    at = server(response(b"ok"))
    all_have_one = threading.Barrier(5)

    def work(client: httpx.Client) -> bytes:
        with client.stream("GET", at.url) as streamed:
            all_have_one.wait(60)
            return streamed.read()

    with httpx.Client() as client, ThreadPoolExecutor(max_workers=5) as executor:
        assert list(executor.map(work, [client] * 5)) == [b"ok"] * 5


def test_default_max_workers(server: Callable[..., Server]) -> None:
    """The executor's `max_workers` limits how many calls run at once; by default, it's the number
    of CPUs plus four, and at most 32."""
    cpus = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    workers = min(32, cpus + 4)
    all_run = threading.Barrier(workers)

    def work(_: int) -> str:
        all_run.wait(60)
        return threading.current_thread().name

    with ThreadPoolExecutor() as executor:
        assert len(set(executor.map(work, range(workers * 2)))) == workers


def test_partial() -> None:
    """In the httpx tab, `partial(fetch_name, client)` is `fetch_name` with its first argument
    filled in, because `map` passes only the login."""
    assert list(map(partial(pow, 2), [3, 4])) == [8, 16]


def test_initializer(server: Callable[..., Server]) -> None:
    """The executor calls its `initializer` once in each new thread, which opens the session and
    keeps it in a `threading.local()`, where each thread sees only its own; the `ExitStack` closes
    them all at the end."""
    thread, opened, closed = threading.local(), [], []
    both_run = threading.Barrier(2)

    class Session:
        def __enter__(self) -> str:
            opened.append(name := threading.current_thread().name)
            return name

        def __exit__(self, *_: object) -> None:
            closed.append(True)

    def work(_: int) -> tuple[str, str]:
        both_run.wait(60)
        return thread.session, threading.current_thread().name

    with contextlib.ExitStack() as sessions:

        def open_session() -> None:
            thread.session = sessions.enter_context(Session())

        with ThreadPoolExecutor(max_workers=2, initializer=open_session) as executor:
            seen = list(executor.map(work, range(4)))
        assert not closed
    assert len(opened) == len(closed) == 2
    assert {name for _, name in seen} == set(opened) and all(own == name for own, name in seen)


def test_map_raises_at_the_result() -> None:
    """
    With threads, `map` raises the exception of a call when you get to its result, and until
    then more calls start.
    """
    called: list[str] = []

    def number(text: str) -> int:
        called.append(text)
        return int(text)

    with ThreadPoolExecutor(1) as executor:
        results = executor.map(number, ["1", "no number", "3"])
        assert next(results) == 1
        while len(called) < 3:
            pass
        with pytest.raises(ValueError, match="no number"):
            next(results)


def fail_while_another_runs() -> tuple[list[int], list[int]]:
    """
    With threads, `map` raises the exception of a call when you get to its result, and until
    then more calls start.
    """
    started, finished = [], []
    runs, may_end = threading.Event(), threading.Event()

    def work(place: int) -> None:
        if place == 0:
            runs.wait(60)
            raise ZeroDivisionError
        started.append(place)
        runs.set()
        may_end.wait(60)
        finished.append(place)

    with pytest.raises(ZeroDivisionError), ThreadPoolExecutor(max_workers=2) as executor:
        try:
            list(executor.map(work, range(5)))
        finally:
            assert not finished  # `map` has raised, and the call is neither interrupted nor done
            may_end.set()
    return started, finished


def test_map_cancels(server: Callable[..., Server]) -> None:
    """It then cancels the calls that haven't started yet, but it can't interrupt those that are
    running."""
    started, finished = fail_while_another_runs()
    # The thread of the call that failed may have taken one more.
    assert set(started) <= {1, 2} and 1 in finished


def test_executor_waits(server: Callable[..., Server]) -> None:
    """The `with` block of the executor waits for these, so the error reaches you only after
    they've finished."""
    started, finished = fail_while_another_runs()
    assert sorted(finished) == sorted(started)


def test_shared_between_threads() -> None:
    """An `httpx.Client` can be shared between threads, as its docstring says, so in the httpx tab
    all threads share one client and its connections."""
    assert "It can be shared between threads." in (httpx.Client.__doc__ or "")


def test_requests_get_opens_a_connection(server: Callable[..., Server]) -> None:
    """Calling `requests.get` in the threads would be shorter, but it opens a new connection for
    every request."""
    at = server(response(b"ok"))
    for _ in range(3):
        requests.get(at.url, timeout=5.0)
    assert at.connections == 3


def test_cancelled_error_where_it_waits() -> None:
    """Cancelling means that `asyncio.CancelledError` is raised in the task at the point where it
    waits, here inside `client.get`."""

    async def cancel(client: httpx.AsyncClient) -> None:
        task = asyncio.create_task(get(client, "/delay/1"))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as raised:
            await task
        names = [entry.name for entry in raised.traceback]
        assert names.index("get") < len(names) - 1

    assert with_client(cancel) < 1.0


def test_cancelled_before_it_starts(internet: Internet) -> None:
    """A task that hasn't started yet never starts."""

    async def cancel(client: httpx.AsyncClient) -> None:
        task = asyncio.create_task(get(client, "/get"))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with_client(cancel)
    assert not internet.exchanges


def test_group_waits_until_they_have_stopped() -> None:
    """When a task raises an exception, the group cancels its other tasks, waits until they have
    stopped, and raises."""
    stopped = []

    async def slow_to_stop(client: httpx.AsyncClient) -> None:
        try:
            await get(client, "/delay/9")
        except asyncio.CancelledError:
            await asyncio.sleep(1.0)
            stopped.append(True)
            raise

    async def group(client: httpx.AsyncClient) -> None:
        with pytest.raises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(slow_to_stop(client))
                group.create_task(get(client, "/status/503"))
        assert stopped

    assert with_client(group) < 2.0


def fail_twice() -> None:
    async def group(client: httpx.AsyncClient) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(get(client, "/status/503"))
            group.create_task(get(client, "/status/404"))

    with_client(group)


def test_exceptions_attribute() -> None:
    """It raises an `ExceptionGroup`, a single exception that holds the others in its attribute
    `exceptions`."""
    with pytest.raises(ExceptionGroup) as raised:
        fail_twice()
    assert {type(each) for each in raised.value.exceptions} == {httpx.HTTPStatusError}


def test_swallowed_cancellation() -> None:
    """
    The program catches `CancelledError` only to print that it happened, and raises it again,
    because a task that swallows it carries on as if nothing had happened.
    """

    async def swallow(client: httpx.AsyncClient) -> str:
        with contextlib.suppress(asyncio.CancelledError):
            await get(client, "/delay/1")
        return "carried on"

    async def cancel(client: httpx.AsyncClient) -> None:
        task = asyncio.create_task(swallow(client))
        await asyncio.sleep(0.5)
        task.cancel()
        assert await task == "carried on"

    with_client(cancel)


def test_cancelling_takes_nothing_back(internet: Internet) -> None:
    """Note that cancelling doesn't take back a request: if the server has received a POST, it may
    still act on it."""

    async def cancel(client: httpx.AsyncClient) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.0):
                await client.post(f"{HTTPBIN}/delay/3", content=b"order")

    with_client(cancel)
    assert [each.request.content for each in internet.exchanges] == [b"order"]


def test_more_than_one_may_fail() -> None:
    """More than one task may fail before the group has stopped them all, so the group doesn't
    raise the exception itself."""
    with pytest.raises(ExceptionGroup) as raised:
        fail_twice()
    assert len(raised.value.exceptions) == 2


def test_plain_except() -> None:
    """A plain `except httpx.HTTPStatusError` doesn't catch the group."""
    with pytest.raises(ExceptionGroup):
        try:
            fail_twice()
        except httpx.HTTPStatusError:
            pass


def test_except_star() -> None:
    """Write `except*` instead, which looks inside the group and handles the exceptions of that
    type; the rest of the group is raised again."""
    handled: list[Exception] = []
    with pytest.raises(ExceptionGroup) as raised:
        try:
            raise ExceptionGroup("both", [KeyError(), httpx.ReadTimeout("late")])
        except* httpx.ReadTimeout as group_error:
            handled += group_error.exceptions
    assert [type(each) for each in handled] == [httpx.ReadTimeout]
    assert [type(each) for each in raised.value.exceptions] == [KeyError]


def test_gather_leaves_tasks_running(internet: Internet) -> None:
    """It raises the first exception as it is, but it doesn't stop anything: the other tasks keep
    running, and nobody receives their results."""

    async def gather(client: httpx.AsyncClient) -> None:
        slow = asyncio.create_task(get(client, "/delay/2"))
        with pytest.raises(httpx.HTTPStatusError):
            await asyncio.gather(get(client, "/status/503"), slow)
        assert not slow.done()
        assert (await slow).status_code == 200

    with_client(gather)


def test_http_error_covers() -> None:
    """
    It covers error statuses, timeouts, and connection problems, but hardly any mistakes in
    your own code: a misspelled key raises `KeyError`, and that should stop the program instead
    of being reported as a failed request.
    """
    kinds = [httpx.HTTPStatusError, httpx.TimeoutException, httpx.NetworkError]
    assert all(issubclass(kind, httpx.HTTPError) for kind in kinds)
    with pytest.raises(KeyError):
        httpx.get("https://api.github.com/users/python").json()["nmae"]
    assert not issubclass(KeyError, httpx.HTTPError)


@pytest.mark.parametrize(
    ("content", "kind"),
    [("<html>", ValueError), ("{}", KeyError), ("[]", TypeError), ("null", TypeError)],
)
def test_other_content(content: str, kind: type[Exception]) -> None:
    """`json()` raises `ValueError` if the content isn't JSON, and if it's JSON of another shape,
    reading `["name"]` raises `KeyError` or `TypeError`."""
    with pytest.raises(kind):
        httpx.Response(200, text=content).json()["name"]


def test_line_break_in_a_url() -> None:
    """A URL with a control character in it, such as a line break, raises `httpx.InvalidURL`."""
    with pytest.raises(httpx.InvalidURL):
        httpx.get("https://api.github.com/users/a\nb")
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_requests_http_error() -> None:
    """`requests.HTTPError` is raised for an error status only, and its base class
    `requests.RequestException` covers failed connections and timeouts as well."""
    assert issubclass(requests.HTTPError, requests.RequestException)
    with pytest.raises(requests.HTTPError):
        requests.get(f"{HTTPBIN}/status/503", timeout=5.0).raise_for_status()
    for failure in (requests.ConnectionError, requests.Timeout):
        assert not issubclass(failure, requests.HTTPError)
        assert issubclass(failure, requests.RequestException)


def test_httpx_http_error() -> None:
    """In HTTPX, `HTTPStatusError` is the one for an error status, and `HTTPError` is the base
    class."""
    assert issubclass(httpx.HTTPStatusError, httpx.HTTPError)
    assert not issubclass(httpx.RequestError, httpx.HTTPStatusError)


def test_invalid_url() -> None:
    """`requests.exceptions.InvalidURL` is a `RequestException`, but `httpx.InvalidURL` isn't an
    `HTTPError`."""
    assert issubclass(requests.exceptions.InvalidURL, requests.RequestException)
    assert not issubclass(httpx.InvalidURL, httpx.HTTPError)


def test_scheme_is_an_http_error() -> None:
    """(A URL without `https://` is an exception: `httpx.UnsupportedProtocol` is an
    `HTTPError`.)"""
    with pytest.raises(httpx.UnsupportedProtocol) as raised:
        httpx.get("api.github.com/users/python")
    assert isinstance(raised.value, httpx.HTTPError)


def test_client_is_closed_meanwhile(server: Callable[..., Server]) -> None:
    """If the client is closed meanwhile, they fail with errors such as `ReadError`."""
    slow, broken = server([0.5, response()]), server(response(status="503 No"))
    ended: list[BaseException] = []

    async def fetch(client: httpx.AsyncClient, url: str) -> None:
        try:
            (await client.get(url)).raise_for_status()
        except httpx.HTTPError as error:
            ended.append(error)
            raise

    async def main() -> None:
        with pytest.raises(httpx.HTTPStatusError):
            async with httpx.AsyncClient() as client:
                await asyncio.gather(fetch(client, slow.url), fetch(client, broken.url))
        await asyncio.sleep(0.2)

    asyncio.run(main())
    assert [type(error) for error in ended] == [httpx.HTTPStatusError, httpx.ReadError]
