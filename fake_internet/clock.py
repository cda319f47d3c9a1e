"""One clock for the snippet, its event loop and the world: virtual (mocks), or faster (wire).

`time.sleep`, `time.time`, `time.monotonic`, `time.perf_counter` and every asyncio timer read or
move the same number, which stands still while a program works and moves from the end of one wait
to the end of the next. So concurrent waits overlap, and the times that a program prints are exact.

- `VirtualClock`: nobody waits; a program that would take a minute ends at once. Threads share the
  one clock: their waits add up instead of overlapping, so a snippet with threads must not print
  times.
- `WireClock`: everybody waits for real, `SPEED` times faster: `time.sleep`, sockets, selectors
  (and so event loops), `threading.Lock`, `Thread.join`, queues, and what Python builds from them
  (events, conditions, futures). Each such wait says until when it lasts and how to see that what
  it waits for has come. A thread that is in no such wait works, and so does one whose wait is
  about to end; while one works, the clock stands still. So a busy machine makes a program slow
  but changes none of its times.

Libraries that fast-forward asyncio alone exist (looptime, aiotools); none moves `time` with it.
"""

import asyncio
import collections
import contextlib
import functools
import inspect
import math
import os
import queue
import select
import selectors
import socket
import ssl
import threading
import time
import weakref
from collections.abc import Awaitable, Callable, Generator, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Self, TypeVar, TypeVarTuple
from unittest import mock

from fake_internet.conditions import HERE, Conditions

# How many seconds of the wire's clock pass in a real one.
SPEED = 10.0

# The clock's resolution, in seconds: what is shorter is no wait for an event loop.
_TICK = 1e-9

# The longest real wait on the wire, in seconds. Only waits in which nothing else happens are so
# long; the order in which waits end does not depend on it.
_LONGEST = 0.25

# How long nobody must have worked before the clock moves, and how often a wait that is over looks
# whether it may end, in real seconds: often at first, then more seldom, for the sake of who works.
_LOOK = 0.001
_LONGEST_LOOK = 0.016

# After so many real seconds a wait ends although somebody seems to work still, so that nothing
# hangs: a thread that waits in a way that the clock does not know looks like that.
_PATIENCE = 10.0

# How long a wait without an end blocks before it looks around, in real seconds.
_AN_HOUR = 3600.0

# What a test that watches the clocks goes by.
real_monotonic, real_sleep = time.monotonic, time.sleep
_real_lock = threading.Lock

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")

# Selected files, as a selector returns them.
_Ready = list[tuple[selectors.SelectorKey, int]]

# What replaces an attribute, by its owner and name.
_Replacements = dict[tuple[object, str], Callable[..., Any]]


class Deadlock(RuntimeError):
    """Every task waits for something that can no longer happen."""


class TasksLeftRunning(RuntimeError):
    """The program ended while tasks that it had started were still running."""


def _later(now: float, seconds: float) -> float:
    """The end of a wait. Every wait has one later than now, or a loop of them could be endless."""
    return round(now + max(seconds, _TICK), 9) if seconds > 0 else now


class VirtualClock:
    """Seconds since the program started; moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        """What `time.sleep` becomes. Raises ValueError for a negative number, as it does."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.now = _later(self.now, seconds)


@dataclass(frozen=True)
class _Wait:
    end: float
    """On the clock; infinity for a wait without a timeout."""
    has_come: Callable[[], bool]
    """Whether what the thread waits for is there, though it may not have noticed yet. Stays true
    until the thread has left the wait."""


class WireClock:
    """Seconds since the program started, for threads that wait for each other.

    It moves only when a wait is over in real time, first the wait that ends first, and not while
    a thread works that is younger than the clock or has made it (for `_PATIENCE` at most).
    """

    def __init__(self, speed: float) -> None:
        self.now = 0.0
        self.speed = speed
        self._strangers = set(threading.enumerate()) - {threading.current_thread()}
        self._lock = threading.RLock()
        self._waits: dict[int | None, _Wait] = {}  # by the thread's identifier
        # When the clock moved, and when a wait began or ended, in real seconds.
        self._moved = self._stirred = real_monotonic()

    def sleep(self, seconds: float) -> None:
        """What `time.sleep` becomes. Raises ValueError for a negative number, as it does."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.wait(self.after(seconds), real_sleep, lambda: False)

    def after(self, seconds: float | None) -> float:
        """When a wait ends that begins now; infinity if `seconds` is None."""
        return math.inf if seconds is None else _later(self.now, seconds)

    def wait(
        self, end: float, block: Callable[[float], T], has_come: Callable[[], bool]
    ) -> T | None:
        """Lets this thread wait until `block` returns something true, which it returns.

        None: the wait has ended, on this clock, at `end`. `block` blocks for at most so many real
        seconds. Other threads call `has_come` (see `_Wait`).
        """
        look = _LOOK
        with self._waiting(_Wait(end, has_come)):
            while not (came := block(self._real_seconds_until(end) or look)):
                if self._reaches(end):
                    return None
                look = min(2 * look, _LONGEST_LOOK)
            return came

    @contextlib.contextmanager
    def _waiting(self, wait: _Wait) -> Iterator[None]:
        thread = threading.get_ident()
        with self._lock:
            self._stirred = real_monotonic()
            if self._first_end() == math.inf:
                self._moved = self._stirred
            self._waits[thread] = wait
        try:
            yield
        finally:
            with self._lock:
                self._stirred = real_monotonic()
                del self._waits[thread]

    def _first_end(self) -> float:
        return min((wait.end for wait in self._waits.values()), default=math.inf)

    def _reaches(self, end: float) -> bool:
        """Whether a wait may end now; if so, the clock has moved there."""
        with self._lock:
            if end > self.now:
                late = real_monotonic() - self._due(end)
                if late < 0 or end > self._first_end():
                    return False
                if late < _PATIENCE and self._somebody_works():
                    return False
                self.now, self._moved = end, real_monotonic()
            return True

    def _due(self, end: float) -> float:
        """When a wait may end, by the real clock."""
        if end == math.inf:
            return math.inf
        # What was sent is there after a moment, even if whoever sent it works no more.
        moment = self._stirred + _LOOK
        return max(moment, self._moved + min((end - self.now) / self.speed, _LONGEST))

    def _real_seconds_until(self, end: float) -> float:
        if end <= self.now:
            return 0.0
        return min(max(0.0, self._due(end) - real_monotonic()), _AN_HOUR)

    def _somebody_works(self) -> bool:
        for thread in threading.enumerate():
            if thread not in self._strangers:
                wait = self._waits.get(thread.ident)
                if wait is None or wait.has_come():
                    return True
        return False


def _coroutine_name(task: asyncio.Task[Any]) -> str:
    coroutine: Any = task.get_coro()  # abstract for mypy, without a name
    return coroutine.__qualname__


class _TidyLoop(asyncio.BaseEventLoop):
    """An event loop that says which tasks a program forgot."""

    def run_until_complete(self, future: Generator[Any, None, T] | Awaitable[T]) -> T:
        result = super().run_until_complete(future)
        # Runner cancels what is left without a word; a snippet should wait for its own tasks.
        # An async generator that a loop has left is closed by Python, in a task that has none.
        left = [task for task in asyncio.all_tasks(self) if not task.done()]
        if left := [task for task in left if inspect.iscoroutine(task.get_coro())]:
            names = ", ".join(sorted(_coroutine_name(task) for task in left))
            raise TasksLeftRunning(f"the program ended while tasks were still running: {names}")
        return result


class _VirtualSelector:
    """Moves the clock to the next timer, where a real one would wait for sockets until then."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock

    def select(self, timeout: float | None) -> _Ready:
        if timeout is None:
            raise Deadlock("every task waits for something that can no longer happen")
        if timeout >= _TICK:
            self._clock.sleep(timeout)
        return []

    def close(self) -> None:
        pass


class VirtualLoop(_TidyLoop):
    """An asyncio event loop without sockets whose time is a `VirtualClock`."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock
        self._selector = _VirtualSelector(clock)
        self._clock_resolution = _TICK

    def run_in_executor(
        self,
        executor: Executor | None,
        func: Callable[[*Arguments], T],
        *args: *Arguments,
    ) -> asyncio.Future[T]:
        """Runs `func` at once: threads have no virtual time (see the module's docstring)."""
        future: asyncio.Future[T] = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        pass

    def _process_events(self, event_list: _Ready) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class WireLoop(_TidyLoop, asyncio.SelectorEventLoop):
    """An asyncio event loop with sockets. Its selector waits on the clock, as all then do."""


@contextlib.contextmanager
def virtual_time(
    clock: VirtualClock | None = None, conditions: Conditions = HERE
) -> Iterator[VirtualClock]:
    """Runs the block on `clock`, or a new `VirtualClock`, which it yields."""
    clock = clock or VirtualClock()
    with _kept_by(clock, lambda: VirtualLoop(clock), conditions):
        yield clock


@contextlib.contextmanager
def wire_time(speed: float, conditions: Conditions = HERE) -> Iterator[WireClock]:
    """Runs the block on a new `WireClock`, which it yields."""
    clock = WireClock(speed)
    with _kept_by(clock, WireLoop, conditions), _waits_kept_by(clock):
        yield clock


@contextlib.contextmanager
def _kept_by(
    clock: VirtualClock | WireClock,
    new_loop: Callable[[], asyncio.AbstractEventLoop],
    conditions: Conditions,
) -> Iterator[None]:
    starts = dict.fromkeys(("monotonic", "perf_counter"), conditions.uptime)
    starts |= {"time": conditions.date}
    with contextlib.ExitStack() as patches:
        for name, start in starts.items():
            patch = mock.patch.object(time, name, lambda start=start: start + clock.now)
            patches.enter_context(patch)
        patches.enter_context(mock.patch.object(time, "sleep", clock.sleep))
        patches.enter_context(mock.patch.object(asyncio.events, "new_event_loop", new_loop))
        yield


@contextlib.contextmanager
def _waits_kept_by(clock: WireClock) -> Iterator[None]:
    """Lets the ways in which a thread can wait, other than `time.sleep`, do it on the clock."""
    monotonic = time.monotonic  # the clock's
    replaced: _Replacements = {
        **_sockets(clock),
        **_selectors(clock),
        (threading.Thread, "join"): _join(clock),
        # What conditions wait with, and so events, semaphores, barriers, futures and queues.
        (threading, "_allocate_lock"): functools.partial(_Lock, clock),
        (threading, "Lock"): functools.partial(_Lock, clock),
        (queue, "SimpleQueue"): functools.partial(_SimpleQueue, clock),
        # They look at the clock by names of their own.
        (threading, "_time"): monotonic,
        (queue, "time"): monotonic,
    }
    with contextlib.ExitStack() as patches:
        for (owner, name), replacement in replaced.items():
            patches.enter_context(mock.patch.object(owner, name, replacement))
        yield


def _is_ready(files: dict[int, int], seconds: float = 0.0) -> bool:
    """Whether one of the files, by descriptor, is ready for `select.POLL…` within real seconds."""
    poll = select.poll()
    for descriptor, events in files.items():
        if descriptor < 0:
            return True  # closed: the call that waits for it shall say so
        poll.register(descriptor, events)
    return bool(poll.poll(seconds * 1000))


def _sockets(clock: WireClock) -> _Replacements:
    """The calls of blocking sockets, made of calls that do not block and waits on the clock.

    So a thread is known to work as soon as there is something to read, not only once it has read.
    """
    settimeout, gettimeout = socket.socket.settimeout, socket.socket.gettimeout
    connect_at_once = socket.socket.connect
    # Of all that seem to block; themselves they never do.
    timeouts: weakref.WeakKeyDictionary[socket.socket, float | None]
    timeouts = weakref.WeakKeyDictionary()

    def set_timeout(self: socket.socket, seconds: float | None) -> None:
        settimeout(self, seconds)  # refuses what is no timeout
        if seconds == 0:
            timeouts.pop(self, None)
        else:
            timeouts[self] = seconds
            settimeout(self, 0)

    def get_timeout(self: socket.socket) -> float | None:
        return timeouts[self] if self in timeouts else gettimeout(self)

    def may_block(self: socket.socket) -> bool:
        if self not in timeouts and gettimeout(self) != 0:
            set_timeout(self, gettimeout(self))
        return self in timeouts

    def wait(self: socket.socket, end: float, events: int) -> bool | None:
        files = {self.fileno(): events}
        return clock.wait(end, functools.partial(_is_ready, files), lambda: _is_ready(files))

    def on_the_clock(at_once: Callable[..., Any], events: int) -> Callable[..., Any]:
        @functools.wraps(at_once)
        def blocking(self: socket.socket, *args: Any, **kwargs: Any) -> Any:
            if not may_block(self):
                return at_once(self, *args, **kwargs)
            end = clock.after(timeouts[self])
            while True:
                try:
                    return at_once(self, *args, **kwargs)
                except ssl.SSLWantReadError:
                    ready = wait(self, end, select.POLLIN)
                except ssl.SSLWantWriteError:
                    ready = wait(self, end, select.POLLOUT)
                except BlockingIOError:
                    ready = wait(self, end, events)
                if not ready:
                    break
            # It says in its own words that the time is over.
            settimeout(self, _TICK)
            try:
                return at_once(self, *args, **kwargs)
            finally:
                settimeout(self, 0)

        return blocking

    def connect(self: socket.socket, address: tuple[Any, ...] | str | bytes) -> None:
        if not may_block(self):
            return connect_at_once(self, address)
        try:
            connect_at_once(self, address)
        except BlockingIOError:
            if not wait(self, clock.after(timeouts[self]), select.POLLOUT):
                raise TimeoutError("timed out") from None
            if error := self.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(error, os.strerror(error)) from None

    def sendall(self: socket.socket, data: bytes | bytearray | memoryview, *flags: int) -> None:
        left = memoryview(data).cast("B")
        while left:
            left = left[self.send(left, *flags) :]

    reading = ("accept", "recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg")
    calls = {(socket.socket, name): select.POLLIN for name in reading}
    calls |= {(socket.socket, name): select.POLLOUT for name in ("send", "sendmsg", "sendto")}
    calls |= {(ssl.SSLSocket, name): 0 for name in ("do_handshake", "read", "send", "unwrap")}
    return {
        **{call: on_the_clock(getattr(*call), events) for call, events in calls.items()},
        (socket.socket, "connect"): connect,
        (socket.socket, "sendall"): sendall,
        (socket.socket, "settimeout"): set_timeout,
        (socket.socket, "gettimeout"): get_timeout,
        (socket.socket, "setblocking"): lambda self, flag: set_timeout(self, None if flag else 0),
        (socket.socket, "getblocking"): lambda self: get_timeout(self) != 0,
    }


def _selectors(clock: WireClock) -> _Replacements:
    def on_the_clock(at_once: Callable[..., _Ready]) -> Callable[..., _Ready]:
        def select_on_the_clock(
            self: selectors.BaseSelector, timeout: float | None = None
        ) -> _Ready:
            if timeout is not None and timeout < _TICK:
                return at_once(self, 0)
            events = functools.partial(at_once, self)
            return clock.wait(clock.after(timeout), events, lambda: _is_ready(files(self))) or []

        return select_on_the_clock

    def files(selector: selectors.BaseSelector) -> dict[int, int]:
        polled = {selectors.EVENT_READ: select.POLLIN, selectors.EVENT_WRITE: select.POLLOUT}
        return {
            key.fd: sum(poll for event, poll in polled.items() if key.events & event)
            for key in list((selector.get_map() or {}).values())  # None once it is closed
        }

    kinds = {selectors.DefaultSelector, selectors.PollSelector, selectors.SelectSelector}
    return {(kind, "select"): on_the_clock(kind.select) for kind in kinds}


def _join(clock: WireClock) -> Callable[..., None]:
    join_really = threading.Thread.join

    @functools.wraps(join_really)
    def join(self: threading.Thread, timeout: float | None = None) -> None:
        join_really(self, 0)  # refuses threads that cannot be joined

        def block(seconds: float) -> bool:
            join_really(self, seconds)
            return not self.is_alive()

        clock.wait(clock.after(timeout), block, lambda: self not in threading.enumerate())

    return join


class _Lock:
    """What `threading.Lock` becomes on the wire."""

    def __init__(self, clock: WireClock) -> None:
        self._clock = clock
        self._lock = _real_lock()
        # Whether it is locked, as far as who has locked it knows: who has just been woken to take
        # it, but not run since, has not taken it yet.
        self._taken = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        acquired = self._lock.acquire(False)
        if blocking and not acquired:
            end = self._clock.after(None if timeout == -1 else timeout)
            block = functools.partial(self._lock.acquire, True)
            acquired = bool(self._clock.wait(end, block, lambda: not self._taken))
        if acquired:
            self._taken = True
        return acquired

    def release(self) -> None:
        self._taken = False
        self._lock.release()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *args: object) -> None:
        self.release()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)


class _SimpleQueue(queue.SimpleQueue[T]):
    """What `queue.SimpleQueue` becomes on the wire; executors' threads wait for work with it."""

    def __init__(self, clock: WireClock) -> None:
        self._clock = clock
        # As long as there are items that nobody has taken, or whoever did has not run since.
        self._unread: collections.deque[None] = collections.deque()

    def __new__(cls, clock: WireClock) -> Self:
        return super().__new__(cls)

    def put(self, item: T, block: bool = True, timeout: float | None = None) -> None:
        self._unread.append(None)
        super().put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> T:
        def blocking(seconds: float) -> tuple[T] | None:
            with contextlib.suppress(queue.Empty):
                return (super(_SimpleQueue, self).get(True, seconds),)
            return None

        taken: tuple[T] | None
        if block:
            end = self._clock.after(timeout)
            taken = self._clock.wait(end, blocking, lambda: bool(self._unread))
        else:
            taken = (super().get(False),)
        if not taken:
            raise queue.Empty
        self._unread.pop()
        return taken[0]

    def put_nowait(self, item: T) -> None:
        self.put(item)

    def get_nowait(self) -> T:
        return self.get(False)
