"""One clock for the snippet, its event loop and the world: virtual (mocks), or faster (wire).

`time.sleep`, `time.time`, `time.monotonic`, `time.perf_counter` and every asyncio timer read or
move the same number, which stands still while a program works and moves from the end of one wait
to the end of the next. So concurrent waits overlap, and the times that a program prints are exact.

- `VirtualClock`: nobody waits; a program that would take a minute ends at once. Threads share the
  one clock: their waits add up instead of overlapping, so a snippet with threads must not print
  times.
- `WireClock`: everybody waits for real, `SPEED` times faster, the timeouts of sockets included.

Libraries that fast-forward asyncio alone exist (looptime, aiotools); none moves `time` with it.
"""

import asyncio
import contextlib
import functools
import math
import select
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from unittest import mock

# Where the clock starts, in seconds: a fixed date for time.time(), zero for the other clocks.
EPOCH = 1_790_000_000.0  # 2026-09-21

# How many seconds of the wire's clock pass in a real one.
SPEED = 10.0

# The longest real wait on the wire, in seconds. Only waits in which nothing else happens are so
# long; the order in which waits end does not depend on it.
_LONGEST = 1.0

# How often a wait that is over looks whether it may end, in real seconds.
_LOOK = 0.001

# After so many real seconds a wait ends although somebody seems to work still: a thread that waits
# for something that is not on the clock, a lock say, looks like that.
_PATIENCE = 1.0

# What a test that watches the clocks goes by.
real_monotonic, real_sleep = time.monotonic, time.sleep


class Deadlock(RuntimeError):
    """Every task waits for something that can no longer happen."""


class TasksLeftRunning(RuntimeError):
    """The program ended while tasks that it had started were still running."""


class VirtualClock:
    """Seconds since the program started; moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        """What `time.sleep` becomes. Raises ValueError for a negative number, as it does."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.now = round(self.now + seconds, 9)


class WireClock:
    """Seconds since the program started, for threads that wait for each other over sockets.

    It moves only when a wait is over in real time, first the wait that ends first, and not while
    an event loop has work (for `_PATIENCE` at most): a busy machine makes a program slow but
    changes none of its times.
    """

    def __init__(self, speed: float) -> None:
        self.now = 0.0
        self.speed = speed
        self._moved = real_monotonic()
        self._lock = threading.Lock()
        # By thread: when its wait ends on this clock, infinity for a wait without a timeout.
        self._waits: dict[int, float] = {}
        self._loops: dict[int, selectors.BaseSelector] = {}

    def sleep(self, seconds: float) -> None:
        """What `time.sleep` becomes. Raises ValueError for a negative number, as it does."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        with self.waiting(seconds) as end:
            while not self.reaches(end):
                real_sleep(self.real_seconds_until(end))

    @contextlib.contextmanager
    def waiting(self, seconds: float) -> Iterator[float]:
        """Says that this thread waits for at most `seconds`; yields when that ends."""
        thread = threading.get_ident()
        with self._lock:
            if min(self._waits.values(), default=math.inf) == math.inf:
                self._moved = real_monotonic()
            self._waits[thread] = end = round(self.now + seconds, 9)
        try:
            yield end
        finally:
            with self._lock:
                self._waits.pop(thread, None)

    def reaches(self, end: float) -> bool:
        """Whether a wait may end now; if so, the clock has moved there."""
        with self._lock:
            if end > self.now:
                late = -self._left(end)
                if late < 0 or end > min(self._waits.values()):
                    return False
                if late < _PATIENCE and self._somebody_works():
                    return False
                self.now, self._moved = end, real_monotonic()
            return True

    def real_seconds_until(self, end: float) -> float:
        return max(self._left(end), _LOOK)

    def _left(self, end: float) -> float:
        waited = real_monotonic() - self._moved
        return min((end - self.now) / self.speed, _LONGEST) - waited

    def _somebody_works(self) -> bool:
        return any(
            thread not in self._waits or select.select([loop], [], [], 0)[0]
            for thread, loop in self._loops.items()
        )

    def loop_runs(self, selector: selectors.BaseSelector) -> None:
        """Says that this thread runs an event loop that waits with `selector`."""
        with self._lock:
            self._loops[threading.get_ident()] = selector

    def loop_ended(self, selector: selectors.BaseSelector) -> None:
        with self._lock:
            self._loops = {
                thread: other for thread, other in self._loops.items() if other is not selector
            }


class _TidyLoop(asyncio.BaseEventLoop):
    """An event loop that says which tasks a program forgot."""

    def run_until_complete(self, future):
        result = super().run_until_complete(future)
        # Runner cancels what is left without a word; a snippet should wait for its own tasks.
        if left := [task for task in asyncio.all_tasks(self) if not task.done()]:
            names = ", ".join(sorted(task.get_coro().__qualname__ for task in left))
            raise TasksLeftRunning(f"the program ended while tasks were still running: {names}")
        return result


class _VirtualSelector:
    """Moves the clock to the next timer, where a real one would wait for sockets until then."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock

    def select(self, timeout: float | None) -> list:
        if timeout is None:
            raise Deadlock("every task waits for something that can no longer happen")
        self._clock.sleep(max(0.0, timeout))
        return []

    def close(self) -> None:
        pass


class VirtualLoop(_TidyLoop):
    """An asyncio event loop without sockets whose time is a `VirtualClock`."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock
        self._selector = _VirtualSelector(clock)
        self._clock_resolution = 1e-9

    def time(self) -> float:
        return self._clock.now

    def run_in_executor(self, executor, func, *args):
        """Runs `func` at once: threads have no virtual time (see the module's docstring)."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    async def shutdown_default_executor(self, timeout=None):
        pass

    def _process_events(self, event_list) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class _WireSelector(selectors.DefaultSelector):
    """Waits for sockets as long as a `WireClock` says."""

    def __init__(self, clock: WireClock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list:
        if timeout is not None and timeout <= 0:
            return super().select(0)
        self._clock.loop_runs(self)
        with self._clock.waiting(math.inf if timeout is None else timeout) as end:
            if timeout is None:
                return super().select()
            while True:
                events = super().select(self._clock.real_seconds_until(end))
                if events or self._clock.reaches(end):
                    return events

    def close(self) -> None:
        self._clock.loop_ended(self)
        super().close()


class WireLoop(_TidyLoop, asyncio.SelectorEventLoop):
    """An asyncio event loop with sockets whose time is a `WireClock`."""

    def __init__(self, clock: WireClock) -> None:
        super().__init__(_WireSelector(clock))
        self._clock = clock
        self._clock_resolution = 1e-9

    def time(self) -> float:
        return self._clock.now

    async def getaddrinfo(self, host, port, **kwargs):
        """Looks up at once, because the clock would not see that a thread works on it."""
        return socket.getaddrinfo(host, port, **kwargs)


@contextlib.contextmanager
def virtual_time(clock: VirtualClock | None = None) -> Iterator[VirtualClock]:
    """Runs the block on `clock`, or a new `VirtualClock`, which it yields."""
    clock = clock or VirtualClock()
    with _kept_by(clock, lambda: VirtualLoop(clock)):
        yield clock


@contextlib.contextmanager
def wire_time(speed: float) -> Iterator[WireClock]:
    """Runs the block on a new `WireClock`, which it yields."""
    clock = WireClock(speed)
    with _kept_by(clock, lambda: WireLoop(clock)), _socket_timeouts_kept_by(clock):
        yield clock


@contextlib.contextmanager
def _kept_by(
    clock: VirtualClock | WireClock, new_loop: Callable[[], asyncio.AbstractEventLoop]
) -> Iterator[None]:
    starts = {"time": EPOCH, "monotonic": 0.0, "perf_counter": 0.0}
    with contextlib.ExitStack() as patches:
        for name, start in starts.items():
            patch = mock.patch.object(time, name, lambda start=start: start + clock.now)
            patches.enter_context(patch)
        patches.enter_context(mock.patch.object(time, "sleep", clock.sleep))
        patches.enter_context(mock.patch.object(asyncio.events, "new_event_loop", new_loop))
        yield


@contextlib.contextmanager
def _socket_timeouts_kept_by(clock: WireClock) -> Iterator[None]:
    """Timeouts of blocking sockets, and of `threading.Event`, which sync pools wait with."""
    settimeout, gettimeout = socket.socket.settimeout, socket.socket.gettimeout
    event_wait = threading.Event.wait

    def fast_settimeout(self, seconds: float | None) -> None:
        settimeout(self, seconds and seconds / clock.speed)

    def slow_gettimeout(self) -> float | None:
        seconds = gettimeout(self)
        return seconds and seconds * clock.speed

    def on_the_clock(original):
        @functools.wraps(original)
        def blocking(self, *args, **kwargs):
            timeout = slow_gettimeout(self)
            if timeout == 0:
                return original(self, *args, **kwargs)
            with clock.waiting(math.inf if timeout is None else timeout) as end:
                try:
                    return original(self, *args, **kwargs)
                except TimeoutError:
                    while not clock.reaches(end):
                        real_sleep(_LOOK)
                    raise

        return blocking

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is None:
            return event_wait(self)
        with clock.waiting(timeout) as end:
            while not event_wait(self, clock.real_seconds_until(end)):
                if clock.reaches(end):
                    return False
            return True

    replaced = {
        (socket.socket, "settimeout"): fast_settimeout,
        (socket.socket, "gettimeout"): slow_gettimeout,
        (threading.Event, "wait"): wait,
    }
    blocking = [(socket.socket, name) for name in ("connect", "recv", "recv_into", "send")]
    blocking += [(ssl.SSLSocket, name) for name in ("do_handshake", "read", "send")]
    with contextlib.ExitStack() as patches:
        for owner, name in blocking:
            replaced[owner, name] = on_the_clock(getattr(owner, name))
        for (owner, name), replacement in replaced.items():
            patches.enter_context(mock.patch.object(owner, name, replacement))
        yield
