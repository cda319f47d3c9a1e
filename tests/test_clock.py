"""The wire's clock stands still while any thread works, whatever the machine does meanwhile.

Each test lets a thread work for longer, in real time, than somebody else waits on the clock.
"""

import asyncio
import contextlib
import queue
import selectors
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import trustme

from fake_internet import clock as clock_module
from fake_internet.clock import (
    Deadlock,
    VirtualClock,
    WireClock,
    real_monotonic,
    real_sleep,
    virtual_time,
    wire_time,
)

# A second of the clock is a hundredth of a real one, so that whoever is not seen to work is late.
SPEED = 100.0

# How long a thread works, in real seconds, and how long others wait meanwhile, on the clock.
WORK, WAIT = 0.05, 1.0


def work(seconds: float = WORK, done: Callable[[], bool] = lambda: False) -> None:
    """Computes for so many real seconds, or until it is done; other threads run meanwhile."""
    end = real_monotonic() + seconds
    while real_monotonic() < end and not done():
        pass


@pytest.fixture
def clock() -> Iterator[WireClock]:
    with wire_time(SPEED) as clock:
        yield clock


@contextlib.contextmanager
def in_thread(function: Callable[[], object]) -> Iterator[None]:
    """Runs a function in a thread until the block has ended; raises what it raised."""
    result: Future[object] = Future()

    def run() -> None:
        try:
            result.set_result(function())
        except BaseException as error:
            result.set_exception(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    result.result()


@contextlib.contextmanager
def connected() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with socket.create_connection(listening.getsockname()) as client:
            server, _ = listening.accept()
            with server:
                yield client, server


# How somebody can wait at most `WAIT` seconds for a thread that works for `WORK` real ones first:
# each takes a place for what the thread has to say, and returns whether it came in time.

Say = Callable[[], object]
Said = Callable[[Say], object]
Way = Callable[[Said], bool]


def by_event(said: Said) -> bool:
    event = threading.Event()
    with in_thread(lambda: said(event.set)):
        return event.wait(WAIT)


def by_condition(said: Said) -> bool:
    condition, done = threading.Condition(), []

    def tell() -> None:
        with condition:
            done.append(True)
            condition.notify()

    with in_thread(lambda: said(tell)), condition:
        return condition.wait_for(lambda: done, WAIT) == [True]


def by_lock(said: Said) -> bool:
    lock = threading.Lock()
    lock.acquire()
    with in_thread(lambda: said(lock.release)):
        return lock.acquire(timeout=WAIT)


def by_semaphore(said: Said) -> bool:
    semaphore = threading.Semaphore(0)
    with in_thread(lambda: said(semaphore.release)):
        return semaphore.acquire(timeout=WAIT)


def by_queue(
    said: Said, kind: Callable[[], queue.Queue[str] | queue.SimpleQueue[str]] = queue.Queue
) -> bool:
    items = kind()
    with in_thread(lambda: said(lambda: items.put("item"))):
        try:
            return items.get(timeout=WAIT) == "item"
        except queue.Empty:
            return False


def by_simple_queue(said: Said) -> bool:
    return by_queue(said, queue.SimpleQueue)


def by_join(said: Said) -> bool:
    thread = threading.Thread(target=lambda: said(lambda: None))
    thread.start()
    thread.join(WAIT)
    came = not thread.is_alive()
    thread.join()
    return came


def by_future(said: Said) -> bool:
    with ThreadPoolExecutor() as executor:
        future = executor.submit(said, lambda: None)
        try:
            return future.result(WAIT) is None
        except TimeoutError:
            return False


def by_socket(said: Said) -> bool:
    with connected() as (client, server), in_thread(lambda: said(lambda: server.send(b"x"))):
        client.settimeout(WAIT)
        try:
            return client.recv(1) == b"x"
        except TimeoutError:
            return False


def by_selector(said: Said) -> bool:
    with connected() as (client, server), selectors.DefaultSelector() as selector:
        selector.register(client, selectors.EVENT_READ)
        with in_thread(lambda: said(lambda: server.send(b"x"))):
            return bool(selector.select(WAIT))


def by_event_loop(said: Said) -> bool:
    async def main() -> bool:
        try:
            async with asyncio.timeout(WAIT):
                await asyncio.to_thread(said, lambda: None)
        except TimeoutError:
            return False
        return True

    return asyncio.run(main())


WAYS: list[Way] = [
    *(by_event, by_condition, by_lock, by_semaphore, by_queue, by_simple_queue, by_join),
    *(by_future, by_socket, by_selector, by_event_loop),
]
each_way = pytest.mark.parametrize("wait", WAYS, ids=lambda way: way.__name__)


@each_way
def test_clock_stands_still_while_a_thread_works(wait: Way, clock: WireClock) -> None:
    def said(say: Say) -> None:
        work()
        say()

    assert wait(said)
    assert clock.now == 0


@each_way
def test_wait_ends_on_the_clock(wait: Way, clock: WireClock) -> None:
    def said(say: Say) -> None:
        time.sleep(WAIT + 0.5)
        say()

    started = real_monotonic()
    assert not wait(said)
    assert clock.now == WAIT + 0.5
    assert real_monotonic() - started >= clock.now / SPEED


@each_way
def test_wait_of_half_the_time_is_long_enough(wait: Way, clock: WireClock) -> None:
    def said(say: Say) -> None:
        time.sleep(WAIT / 2)
        work()
        say()

    assert wait(said)
    assert clock.now == WAIT / 2


@each_way
def test_clock_that_ignores_threads_would_fail(
    wait: Way, clock: WireClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: a clock that sees nobody work moves before the work is done."""
    monkeypatch.setattr(WireClock, "_somebody_works", lambda self: False)

    seen: list[float] = []

    def said(say: Say) -> None:
        work(5.0, lambda: clock.now > 0)
        seen.append(clock.now)
        say()

    wait(said)
    assert seen == [WAIT]


@pytest.mark.parametrize("wait", [by_lock, by_event, by_simple_queue])
def test_who_has_been_woken_works_before_it_runs(wait: Way, clock: WireClock) -> None:
    seen: list[bool] = []

    def said(say: Say) -> None:
        real_sleep(WORK)  # until the other thread waits
        say()
        # The other thread has what it waits for, but cannot run before this one lets it.
        work(WORK / 10)
        seen.extend(wait.has_come() for wait in clock._waits.values())

    interval = sys.getswitchinterval()
    sys.setswitchinterval(10)
    try:
        assert wait(said)
    finally:
        sys.setswitchinterval(interval)
    assert seen == [True]


def test_threads_older_than_the_clock_do_not_count() -> None:
    over = threading.Event()
    stranger = threading.Thread(target=over.wait)
    stranger.start()
    try:
        with wire_time(SPEED) as clock:
            time.sleep(WAIT)
            assert clock.now == WAIT
    finally:
        over.set()
        stranger.join()


def test_a_thread_that_raises_is_forgotten(
    clock: WireClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.append(args.exc_value))
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    time.sleep(WAIT)
    assert clock.now == WAIT
    assert [type(error) for error in raised] == [ZeroDivisionError]


def test_a_thread_may_outlive_the_clock() -> None:
    came: list[bool] = []
    with wire_time(SPEED):
        event = threading.Event()
        thread = threading.Thread(target=lambda: came.append(event.wait()))
        thread.start()
        time.sleep(WAIT)
    event.set()
    thread.join()
    assert came == [True]


def test_nothing_hangs_because_of_a_thread_that_waits_in_a_way_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock_module, "_PATIENCE", WORK)
    unknown = threading.Lock()  # older than the clock
    unknown.acquire()
    with wire_time(SPEED) as clock:
        with in_thread(unknown.acquire):
            started = real_monotonic()
            time.sleep(WAIT)
            unknown.release()
            assert clock.now == WAIT
            assert real_monotonic() - started >= WORK


def test_patches_are_undone() -> None:
    def names() -> dict[str, object]:
        owners: list[Any] = [
            socket.socket,
            ssl.SSLSocket,
            threading,
            threading.Thread,
            queue,
            time,
        ]
        owners += [selectors.DefaultSelector, selectors.PollSelector, selectors.SelectSelector]
        return {
            f"{owner.__name__}.{name}": value
            for owner in [*owners, asyncio.events]
            for name, value in vars(owner).items()
            if not name.startswith("__")
        }

    before = names()
    with wire_time(SPEED):
        assert names() != before
    assert names() == before


@pytest.mark.parametrize("on_a_clock", [virtual_time, lambda: wire_time(SPEED)])
def test_loop_of_sleeps_ends(
    on_a_clock: Callable[[], contextlib.AbstractContextManager[VirtualClock | WireClock]],
) -> None:
    """0.1 + 0.2 is a little more than 0.3, where the clock would stop short of it."""
    with on_a_clock() as clock:
        time.sleep(0.1)
        end = time.monotonic() + 0.2
        while (left := end - time.monotonic()) > 0:
            time.sleep(left)
        assert clock.now == pytest.approx(0.3)


def test_virtual_clock_has_no_wait_without_an_end() -> None:
    with virtual_time(), pytest.raises(Deadlock):
        asyncio.run(asyncio.Event().wait())


# Blocking sockets are made of sockets that do not block, which a program must not notice.


def test_socket_tells_its_timeout(clock: WireClock) -> None:
    with socket.socket() as fresh:
        assert (fresh.gettimeout(), fresh.getblocking()) == (None, True)
        for timeout in (5.0, None, 0.0, 0.25):
            fresh.settimeout(timeout)
            assert (fresh.gettimeout(), fresh.getblocking()) == (timeout, timeout != 0)
        fresh.setblocking(True)
        assert fresh.gettimeout() is None
        fresh.setblocking(False)
        assert fresh.gettimeout() == 0
        with pytest.raises(ValueError):
            fresh.settimeout(-1)


def test_socket_that_does_not_block_raises_at_once(clock: WireClock) -> None:
    with connected() as (client, _):
        client.setblocking(False)
        with pytest.raises(BlockingIOError):
            client.recv(1)
    assert clock.now == 0


def test_refused_connection_is_refused(clock: WireClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = listening.getsockname()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=WAIT)
    assert clock.now == 0


def test_accept_ends_on_the_clock(clock: WireClock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(WAIT)
        with pytest.raises(TimeoutError, match="timed out"):
            listening.accept()
    assert clock.now == WAIT


def test_much_is_sent_to_a_slow_reader(clock: WireClock) -> None:
    content = bytes(20_000_000)

    def read() -> int:
        time.sleep(WAIT)
        read = 0
        while part := server.recv(1_000_000):
            read += len(part)
        return read

    with connected() as (client, server), ThreadPoolExecutor() as executor:
        received = executor.submit(read)
        client.sendall(content)
        client.close()
        assert received.result() == len(content)
    assert clock.now == WAIT


def test_tls_waits_on_the_clock(clock: WireClock) -> None:
    authority = trustme.CA()
    ours, theirs = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.configure_trust(ours)
    authority.issue_cert("localhost").configure_cert(theirs)

    def serve() -> None:
        time.sleep(WAIT / 2)
        with theirs.wrap_socket(server, server_side=True) as secure:
            work()
            secure.sendall(b"content")
            time.sleep(3 * WAIT)

    with connected() as (client, server), in_thread(serve):
        client.settimeout(WAIT)
        with ours.wrap_socket(client, server_hostname="localhost") as secure:
            assert secure.recv(100) == b"content"
            assert clock.now == WAIT / 2
            with pytest.raises(TimeoutError, match="The read operation timed out"):
                secure.recv(100)
            assert clock.now == 1.5 * WAIT


def test_handshake_ends_on_the_clock(clock: WireClock) -> None:
    with connected() as (client, _):
        client.settimeout(WAIT)
        with pytest.raises(TimeoutError, match="The handshake operation timed out"):
            ssl.create_default_context().wrap_socket(client, server_hostname="localhost")
    assert clock.now == WAIT


def test_event_loop_and_thread_share_the_clock(clock: WireClock) -> None:
    told: queue.Queue[tuple[str, float]] = queue.Queue()

    async def main() -> None:
        await asyncio.sleep(1)
        told.put(("loop", time.monotonic()))
        await asyncio.sleep(2)
        told.put(("loop", time.monotonic()))

    with in_thread(lambda: asyncio.run(main())):
        time.sleep(2)
        told.put(("main", time.monotonic()))
    assert [told.get() for _ in range(3)] == [("loop", 1.0), ("main", 2.0), ("loop", 3.0)]
