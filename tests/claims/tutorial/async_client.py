"""What docs/tutorial/async-client.md says and none of its programs shows."""

import asyncio
import gc
import inspect
import io
import logging
import math
import multiprocessing
import os
import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import httpx
import pytest
import requests

from tests.claims.server import Server, response

HTTPBIN, DELAY = "https://httpbin.org/get", "https://httpbin.org/delay/1"


def run(use: Callable[[httpx.AsyncClient], Awaitable[Any]], **options: Any) -> Any:
    """What `use` returns for a client with these options."""

    async def main() -> Any:
        async with httpx.AsyncClient(**options) as client:
            return await use(client)

    return asyncio.run(main())


def methods(client: type) -> dict[str, bool]:
    """Its public methods, and whether each is a coroutine function."""
    found = inspect.getmembers(client, inspect.isfunction)
    return {name: inspect.iscoroutinefunction(f) for name, f in found if not name.startswith("_")}


# As they are installed: in a claim, the fake internet stands in for some of them.
SYNC, ASYNC = methods(httpx.Client), methods(httpx.AsyncClient)


async def ticks(during: Callable[[], Awaitable[object]]) -> int:
    """How often another task runs until this is done."""
    count = 0

    async def tick() -> None:
        nonlocal count
        while True:
            await asyncio.sleep(0.01)
            count += 1

    ticking = asyncio.create_task(tick())
    await during()
    ticking.cancel()
    return count


def test_hundred_waits() -> None:
    """Whenever one piece of the program waits for a response, another piece runs, so a hundred
    waits of two seconds, as many as a client allows by default, take about two seconds."""

    async def use(client: httpx.AsyncClient) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(client.get("https://httpbin.org/delay/2"))

    assert inspect.signature(httpx.AsyncClient).parameters["limits"].default.max_connections == 100
    start = time.monotonic()
    run(use)
    assert 2 <= time.monotonic() - start < 2.5


def test_names() -> None:
    """Its methods have the names that you know from `httpx.Client`, except that `close` is called
    `aclose`, and you put an `await` in front of most of them."""
    assert SYNC.keys() ^ ASYNC.keys() == {"close", "aclose"}


def test_calling_does_not_run() -> None:
    """Calling it doesn't run it; it only returns a *coroutine*, a piece of work that's ready to
    start."""
    ran = []

    async def function() -> None:
        ran.append(True)

    coroutine = function()
    assert asyncio.iscoroutine(coroutine) and not ran
    asyncio.run(coroutine)
    assert ran


def test_async_with_closes() -> None:
    """`async with` closes the client at the end of the block, as `with` does for a synchronous
    client."""

    async def use(client: httpx.AsyncClient) -> httpx.AsyncClient:
        assert not client.is_closed
        return client

    assert run(use).is_closed


def test_body_has_arrived() -> None:
    """When `client.get` is done, the whole body has arrived, so `response.json()`,
    `response.text`, and `response.raise_for_status()` are used as in synchronous code."""
    got = run(lambda client: client.get(HTTPBIN))
    assert got.is_closed and got.raise_for_status().json()["url"] == HTTPBIN and got.text


def test_creating_loads_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """That's even more important here, because creating a client loads certificates, and the event
    loop can't run anything else meanwhile."""
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *_, **__: time.sleep(1))
    start = time.monotonic()

    async def create() -> None:
        httpx.AsyncClient()

    assert asyncio.run(ticks(create)) == 0
    assert time.monotonic() - start >= 1


def test_forgotten_await(recwarn: pytest.WarningsRecorder) -> None:
    """The next line then raises, for example, `AttributeError: 'coroutine' object has no attribute
    'raise_for_status'`, and Python warns that the coroutine `was never awaited`."""

    async def use(client: httpx.AsyncClient) -> None:
        got: Any = client.get(HTTPBIN)
        got.raise_for_status()

    said = "^'coroutine' object has no attribute 'raise_for_status'$"
    with pytest.raises(AttributeError, match=said):
        run(use)
    gc.collect()
    assert "was never awaited" in str(recwarn.pop(RuntimeWarning).message)


def test_send() -> None:
    """| `client.send(request)` | `await client.send(request)` |"""
    request = httpx.Request("GET", HTTPBIN)
    assert httpx.Client().send(request).status_code == 200
    assert run(lambda client: client.send(request)).status_code == 200


def test_read() -> None:
    """| `response.read()` | `await response.aread()` |"""
    with httpx.Client() as client, client.stream("GET", HTTPBIN) as got:
        content = got.read()

    async def use(client: httpx.AsyncClient) -> bytes:
        async with client.stream("GET", HTTPBIN) as got:
            return await got.aread()

    assert len(run(use)) == len(content)


def test_iterate() -> None:
    """| `for chunk in response.iter_bytes():` | `async for chunk in response.aiter_bytes():` |"""
    with httpx.Client() as client, client.stream("GET", HTTPBIN) as got:
        content = b"".join(chunk for chunk in got.iter_bytes())

    async def use(client: httpx.AsyncClient) -> bytes:
        async with client.stream("GET", HTTPBIN) as got:
            return b"".join([chunk async for chunk in got.aiter_bytes()])

    assert len(run(use)) == len(content)


def test_close() -> None:
    """| `client.close()` | `await client.aclose()` |"""
    client, async_client = httpx.Client(), httpx.AsyncClient()
    client.close()
    asyncio.run(async_client.aclose())
    assert client.is_closed and async_client.is_closed


def test_close_response() -> None:
    """| `response.close()` | `await response.aclose()` |"""
    with httpx.Client() as client, client.stream("GET", HTTPBIN) as got:
        got.close()
        assert got.is_closed

    async def use(client: httpx.AsyncClient) -> None:
        async with client.stream("GET", HTTPBIN) as got:
            await got.aclose()
            assert got.is_closed

    run(use)


def test_coroutine_functions() -> None:
    """`get`, `post`, and the rest are coroutine functions, as are `request`, `send`, and
    `aclose`."""
    http = {"get", "post", "put", "patch", "delete", "head", "options"}
    awaited = {name for name, is_awaited in ASYNC.items() if is_awaited}
    assert awaited == http | {"request", "send", "aclose"}


def test_two_are_not() -> None:
    """Two methods of the client need no `await`:"""
    assert [name for name in ASYNC if not ASYNC[name]] == ["build_request", "stream"]


def test_build_request(internet: Any) -> None:
    """`build_request` only creates a request and sends nothing, so it's an ordinary function."""
    assert isinstance(httpx.AsyncClient().build_request("GET", HTTPBIN), httpx.Request)
    assert not internet.exchanges


def test_stream() -> None:
    """`stream` sends the request at the beginning of a block, so you write `async with
    client.stream(…)`."""

    async def use(client: httpx.AsyncClient) -> None:
        async with client.stream("GET", HTTPBIN) as got:
            assert got.status_code == 200
        stream: Any = client.stream("GET", HTTPBIN)
        with pytest.raises(TypeError):
            await stream

    run(use)


def test_sync_with() -> None:
    """`with httpx.AsyncClient()` raises a `TypeError`."""
    client: Any = httpx.AsyncClient()
    with pytest.raises(TypeError), client:
        pass


def test_awaited_sync_method(internet: Any) -> None:
    """`await` in front of a request method of `httpx.Client` raises a `TypeError` too, but only
    once the request has been sent."""
    with pytest.raises(TypeError), httpx.Client() as client:
        run(lambda _: client.get(HTTPBIN))  # type: ignore[arg-type, return-value]
    assert len(internet.exchanges) == 1


@pytest.mark.parametrize("content", [lambda: (each for each in [b"x"]), lambda: io.BytesIO(b"x")])
def test_sync_content(content: Callable[[], Any]) -> None:
    """A generator or an open file that you pass as `content` to an `AsyncClient` raises a
    `RuntimeError` that says `Attempted to send an sync request with an AsyncClient instance.`"""
    said = r"^Attempted to send an sync request with an AsyncClient instance\.$"
    with pytest.raises(RuntimeError, match=said):
        run(lambda client: client.post("https://httpbin.org/post", content=content()))


def test_async_generator() -> None:
    """Pass an async generator instead."""

    async def content() -> AsyncIterator[bytes]:
        yield b"x"

    got = run(lambda client: client.post("https://httpbin.org/post", content=content()))
    assert got.json()["data"] == "x"


def test_sync_client_raises_nothing() -> None:
    """The most common mix-up raises nothing, though: a synchronous client in async code works, but
    it blocks the event loop."""

    async def get() -> None:
        with httpx.Client() as client:
            assert client.get("https://httpbin.org/delay/1").status_code == 200

    assert asyncio.run(ticks(get)) == 0


def test_shared_classes() -> None:
    """The exceptions are the same for both clients, as are `httpx.Timeout`, `httpx.Limits`, and
    `httpx.Response`."""
    options: dict[str, Any] = {"timeout": httpx.Timeout(1), "limits": httpx.Limits()}
    url = "https://httpbin.org/delay/2"
    for get in (
        lambda: httpx.Client(**options).get(url),
        lambda: run(lambda client: client.get(url), **options),
    ):
        with pytest.raises(httpx.ReadTimeout):
            get()
    assert type(httpx.Client().get(HTTPBIN)) is httpx.Response
    assert type(run(lambda client: client.get(HTTPBIN))) is httpx.Response


def test_task_group() -> None:
    """At the end of the `async with` block, the `TaskGroup`, new in Python 3.11, waits until all
    its tasks are done; if one of them fails, it cancels the others and raises an
    `ExceptionGroup`, which you catch with `except*`."""
    done = []

    async def work(seconds: float, error: Exception | None = None) -> None:
        await asyncio.sleep(seconds)
        if error:
            raise error
        done.append(seconds)

    async def main(error: Exception | None) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1, error))
            group.create_task(work(2))

    asyncio.run(main(None))
    assert done == [1, 2]
    try:
        asyncio.run(main(ValueError()))
    except* ValueError as group:
        assert isinstance(group, ExceptionGroup)
        done.append(0)
    assert done == [1, 2, 0]


def test_turns() -> None:
    """A task can give up its turn only at an `await`, `async with`, or `async for`, and it does so
    when what it waits for isn't ready yet."""

    async def ready() -> None:
        time.sleep(0.1)

    async def not_ready() -> None:
        await asyncio.sleep(0.1)

    async def awaiting(wait: Callable[[], Awaitable[None]]) -> None:
        for _ in range(10):
            await wait()

    async def with_block(wait: Callable[[], Awaitable[None]]) -> None:
        async with AsyncExitStack() as stack:
            for _ in range(10):
                stack.push_async_callback(wait)

    async def loop(wait: Callable[[], Awaitable[None]]) -> None:
        async def generate() -> AsyncIterator[None]:
            await wait()
            yield

        for _ in range(10):
            async for _ in generate():
                pass

    for use in (awaiting, with_block, loop):
        assert asyncio.run(ticks(partial(use, ready))) == 0
        assert asyncio.run(ticks(partial(use, not_ready))) > 9


def test_synchronous_calls_block() -> None:
    """- `httpx.get`, `httpx.Client`, and all of requests: use an `AsyncClient`."""

    async def blocked(call: Callable[[], object]) -> int:
        async def during() -> None:
            call()

        return await ticks(during)

    async def get() -> None:
        async with httpx.AsyncClient() as client:
            await client.get(DELAY)

    with httpx.Client() as client, requests.Session() as session:
        for call in (httpx.get, client.get, requests.get, session.get):
            assert asyncio.run(blocked(partial(call, DELAY, timeout=5.0))) == 0
    assert not [name for name, is_async in methods(requests.Session).items() if is_async]
    assert asyncio.run(ticks(get)) > 50


def test_sleep_blocks() -> None:
    """- `time.sleep(1)`: use `await asyncio.sleep(1)`."""

    async def block() -> None:
        time.sleep(1)

    assert asyncio.run(ticks(block)) == 0
    assert asyncio.run(ticks(lambda: asyncio.sleep(1))) > 50


def test_files_block(server: Callable[..., Server]) -> None:
    """- Reading and writing files, and libraries that have no async version: run them in a thread,
    with `await asyncio.to_thread(function, argument)`."""

    def read() -> bytes:
        reading, writing = os.pipe()
        later = threading.Timer(0.1, os.write, [writing, b"done"])
        later.start()
        try:
            return os.read(reading, 4)
        finally:
            later.join()
            os.close(reading)
            os.close(writing)

    async def block() -> None:
        assert read() == b"done"

    assert asyncio.run(ticks(block)) == 0
    assert asyncio.run(ticks(lambda: asyncio.to_thread(read))) > 0


def test_computation_blocks(server: Callable[..., Server]) -> None:
    """- A long computation: run it in another process."""

    async def block() -> None:
        math.factorial(20_000)

    async def elsewhere() -> None:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(processes, math.factorial, 20_000)

    assert asyncio.run(ticks(block)) == 0
    assert asyncio.run(ticks(elsewhere)) > 0


def test_debug(caplog: pytest.LogCaptureFixture) -> None:
    """The event loop then logs a warning that names the task whenever one ran for longer than 100
    milliseconds without giving up its turn."""

    async def main(seconds: float, late: bool) -> None:
        if late:
            asyncio.get_running_loop().set_debug(True)
            await asyncio.sleep(0)
        time.sleep(seconds)

    for seconds in (0.05, 0.15):
        for late in (False, True):
            asyncio.run(main(seconds, late), debug=not late)
    slow = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert len(slow) == 2 and all("main()" in each.getMessage() for each in slow)
    assert all(each.getMessage().endswith("took 0.150 seconds") for each in slow)


def test_to_thread(server: Callable[..., Server]) -> None:
    """If you have to keep it for now, run it in a thread: `await asyncio.to_thread(requests.get,
    url, timeout=5.0)`."""
    arrived = threading.Event()

    def serve(url: str, timeout: float) -> requests.Response:
        assert arrived.wait(timeout)  # until another task has run
        return requests.get(url, timeout=timeout)

    async def main(url: str) -> requests.Response:
        getting = asyncio.create_task(asyncio.to_thread(serve, url, timeout=5.0))
        await asyncio.sleep(0)
        arrived.set()
        return await getting

    assert asyncio.run(main(server(response(b"ok")).url)).ok


def test_to_thread_keeps_nothing(server: Callable[..., Server]) -> None:
    """Each of these calls opens a new connection, and threads shouldn't share a `Session`, so move
    to an `AsyncClient` when you can."""
    at = server(response(b"ok"))

    async def main() -> None:
        for _ in range(3):
            await asyncio.to_thread(requests.get, at.url, timeout=5.0)

    asyncio.run(main())
    assert at.connections == 3


def test_event_loops() -> None:
    """`asyncio.run` creates a new event loop each time you call it and closes it at the end."""

    async def loop() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    first, second = asyncio.run(loop()), asyncio.run(loop())
    assert first is not second and first.is_closed() and second.is_closed()


def test_threads_of_the_loop(server: Callable[..., Server]) -> None:
    """The event loop has at most 32 threads for this, and on a small machine only a few."""
    cpus = getattr(os, "process_cpu_count", os.cpu_count)() or 1  # new in Python 3.13
    number = min(32, cpus + 4)
    all_busy = threading.Barrier(number, timeout=5)

    def work() -> int:
        all_busy.wait()
        return threading.get_ident()

    async def main() -> list[int]:
        return await asyncio.gather(*(asyncio.to_thread(work) for _ in range(3 * number)))

    assert len(set(asyncio.run(main()))) == number


def ended_by_another_loop(use: Callable[[httpx.AsyncClient], Awaitable[Any]], url: str) -> None:
    client = httpx.AsyncClient()

    async def in_a_loop(use: Callable[[httpx.AsyncClient], Awaitable[Any]]) -> None:
        await use(client)

    asyncio.run(in_a_loop(lambda client: client.get(url)))
    with pytest.raises(RuntimeError, match="^Event loop is closed$"):
        asyncio.run(in_a_loop(use))


def test_two_loops(server: Callable[..., Server]) -> None:
    """So if you use one client in two calls of `asyncio.run`, the second one raises `RuntimeError:
    Event loop is closed` when it reuses or closes one of those connections."""
    url = server(response(b"ok")).url
    with pytest.warns(ResourceWarning, match="unclosed"):
        ended_by_another_loop(lambda client: client.get(url), url)
        ended_by_another_loop(lambda client: client.aclose(), url)
        gc.collect()


def test_third_loop(server: Callable[..., Server]) -> None:
    """The request after that works again, because it opens a new connection, so the error seems to
    come and go."""
    at = server(response(b"ok"))

    async def get(client: httpx.AsyncClient) -> int:
        return (await client.get(at.url)).status_code

    def use_four_times() -> None:
        client = httpx.AsyncClient()
        for _ in range(2):
            assert asyncio.run(get(client)) == 200
            with pytest.raises(RuntimeError, match="^Event loop is closed$"):
                asyncio.run(get(client))

    with pytest.warns(ResourceWarning, match="unclosed"):
        use_four_times()
        gc.collect()
    assert at.connections == 2


def test_loop_in_a_loop() -> None:
    """In a notebook, an event loop is running already, so `asyncio.run` raises a `RuntimeError`;
    write `await main()` in a cell instead, which IPython allows."""

    async def main() -> None:
        coroutine = asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="cannot be called from a running event loop"):
            asyncio.run(coroutine)
        coroutine.close()

    asyncio.run(main())


def test_sleep_0() -> None:
    """In `main`, `await asyncio.sleep(0)` waits for no time at all, but it lets the other task
    begin."""

    async def main() -> None:
        began = asyncio.Event()
        start = time.monotonic()

        async def other() -> None:
            began.set()

        task = asyncio.create_task(other())
        assert not began.is_set()
        await asyncio.sleep(0)
        assert began.is_set() and time.monotonic() == start
        await task

    asyncio.run(main())


def test_has_reached_the_server(server: Callable[..., Server]) -> None:
    """The request that raised has often reached the server all the same, so don't simply repeat
    it."""
    there = server(response())
    with pytest.warns(ResourceWarning, match="unclosed"):
        ended_by_another_loop(lambda client: client.post(there.url, content=b"two"), there.url)
        gc.collect()
    for _ in range(100):
        if len(there.requests) == 2:
            break
        time.sleep(0.01)
    assert there.requests[1].endswith(b"two")


def test_looked_up_in_threads(server: Callable[..., Server]) -> None:
    """An `AsyncClient` looks up host names in the same threads, so while slow calls occupy all of
    them, new connections fail with `ConnectTimeout`."""
    url = server(response()).url.replace("127.0.0.1", "localhost")
    done = threading.Event()

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(2))
        slow = [asyncio.create_task(asyncio.to_thread(done.wait)) for _ in range(2)]
        await asyncio.sleep(0)
        async with httpx.AsyncClient(timeout=0.3) as client:
            with pytest.raises(httpx.ConnectTimeout):
                await client.get(url)
            done.set()
            await asyncio.gather(*slow)
            assert (await client.get(url)).is_success

    asyncio.run(main())
