"""What docs/tutorial/async-client.md says and none of its programs shows."""

import asyncio
import gc
import inspect
import logging
import ssl
import time
import warnings
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest
import requests

from tests.claims.server import Server, response

HTTPBIN = "https://httpbin.org/get"


@pytest.fixture(autouse=True, scope="module")
def nothing_left_of_other_tests() -> None:
    """A wrong answer to the exercise leaves a coroutine, and a warning once it is collected."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        gc.collect()


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
    """Whenever one piece of the program waits for a response, another one runs, so a hundred waits
    of two seconds take about two seconds."""

    async def use(client: httpx.AsyncClient) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(100):
                group.create_task(client.get("https://httpbin.org/delay/2"))

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
    """That's even more important here, because creating a client loads certificates, and nothing
    else runs meanwhile."""
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *_, **__: time.sleep(1))
    start = time.monotonic()

    async def create() -> None:
        httpx.AsyncClient()

    assert asyncio.run(ticks(create)) == 0
    assert time.monotonic() - start >= 1


def test_forgotten_await(recwarn: pytest.WarningsRecorder) -> None:
    """The next line then raises `AttributeError: 'coroutine' object has no attribute
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


def test_coroutine_functions() -> None:
    """`get`, `post`, and the methods for other HTTP methods are coroutine functions, and so are
    `request`, `send`, and `aclose`."""
    http = {"get", "post", "put", "patch", "delete", "head", "options"}
    awaited = {name for name, is_awaited in ASYNC.items() if is_awaited}
    assert awaited == http | {"request", "send", "aclose"}


def test_two_are_not() -> None:
    """Two methods are not."""
    assert [name for name in ASYNC if not ASYNC[name]] == ["build_request", "stream"]


def test_build_request(internet: Any) -> None:
    """`build_request` only creates a request and sends nothing, so it's an ordinary function."""
    assert isinstance(httpx.AsyncClient().build_request("GET", HTTPBIN), httpx.Request)
    assert not internet.exchanges


def test_stream() -> None:
    """`stream` sends the request at the beginning of a block, so you write `async with
    client.stream(…)` without an `await`; streaming has more about it."""

    async def use(client: httpx.AsyncClient) -> None:
        async with client.stream("GET", HTTPBIN) as got:
            assert got.status_code == 200
        stream: Any = client.stream("GET", HTTPBIN)
        with pytest.raises(TypeError):
            await stream

    run(use)


def test_mixed_up() -> None:
    """`with httpx.AsyncClient()` raises a `TypeError`, and so does `await` in front of a method of
    `httpx.Client`."""
    client: Any = httpx.AsyncClient()
    with pytest.raises(TypeError), client:
        pass
    with pytest.raises(TypeError):
        run(lambda _: httpx.Client().get(HTTPBIN))  # type: ignore[arg-type, return-value]


def test_hook() -> None:
    """A function in `event_hooks` has to be an `async def` function, or the request raises a
    `TypeError`."""
    with pytest.raises(TypeError):
        run(lambda client: client.get(HTTPBIN), event_hooks={"request": [print]})


def test_generator() -> None:
    """A generator that you send as `content` has to be an async generator, or you get a
    `RuntimeError` that says `Attempted to send an sync request with an AsyncClient instance.`"""

    def content() -> Iterator[bytes]:
        yield b"content"

    said = r"^Attempted to send an sync request with an AsyncClient instance\.$"
    with pytest.raises(RuntimeError, match=said):
        run(lambda client: client.post("https://httpbin.org/post", content=content()))


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


def test_debug(caplog: pytest.LogCaptureFixture) -> None:
    """The event loop then logs a warning whenever a task ran for longer than 100 milliseconds
    without giving up its turn."""

    async def main(seconds: float) -> None:
        time.sleep(seconds)

    for seconds in (0.05, 0.15):
        asyncio.run(main(seconds), debug=True)
    slow = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert len(slow) == 1 and slow[0].getMessage().endswith("took 0.150 seconds")


def test_to_thread(server: Callable[..., Server]) -> None:
    """If you have to keep it for now, run it in a thread: `await asyncio.to_thread(requests.get,
    url, timeout=5.0)`."""
    url = server([0.1, response(b"ok")]).url

    async def blocking() -> None:
        requests.get(url, timeout=5.0)

    assert asyncio.run(ticks(blocking)) == 0
    assert asyncio.run(ticks(lambda: asyncio.to_thread(requests.get, url, timeout=5.0))) > 2


def test_event_loops() -> None:
    """`asyncio.run` creates a new event loop each time you call it and closes it at the end."""

    async def loop() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    first, second = asyncio.run(loop()), asyncio.run(loop())
    assert first is not second and first.is_closed() and second.is_closed()


def test_two_loops(server: Callable[..., Server]) -> None:
    """So if you create a client outside and use it in two calls of `asyncio.run`, the second one
    raises `RuntimeError: Event loop is closed` as soon as it reuses a connection."""
    at = server(response(b"ok"))

    def twice() -> None:
        client = httpx.AsyncClient()

        async def main() -> None:
            await client.get(at.url)

        asyncio.run(main())
        with pytest.raises(RuntimeError, match="^Event loop is closed$"):
            asyncio.run(main())

    with pytest.warns(ResourceWarning, match="unclosed"):
        twice()
        gc.collect()


def test_loop_in_a_loop() -> None:
    """In a notebook, an event loop is running already, so `asyncio.run` raises a
    `RuntimeError`."""

    async def main() -> None:
        coroutine = asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="cannot be called from a running event loop"):
            asyncio.run(coroutine)
        coroutine.close()

    asyncio.run(main())


def test_sleep_0() -> None:
    """`await asyncio.sleep(0)` waits for no time at all, but it lets the other task begin."""

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
