"""Virtual time: one clock for the snippet, its event loop and the world; nobody waits.

`time.sleep`, `time.time`, `time.monotonic`, `time.perf_counter` and every asyncio timer read or
move the same number, so a program that would take a minute ends at once, concurrent waits
overlap, and the times that it prints are exact.
Threads share the one clock: their waits add up instead of overlapping, so a snippet with threads
must not print times.

Libraries that fast-forward asyncio alone exist (looptime, aiotools); none moves `time` with it.
"""

import asyncio
import contextlib
import time
from collections.abc import Iterator
from unittest import mock

# Where the clock starts, in seconds: a fixed date for time.time(), zero for the other clocks.
EPOCH = 1_790_000_000.0  # 2026-09-21


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


class _Selector:
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


class VirtualLoop(asyncio.BaseEventLoop):
    """An asyncio event loop without sockets whose time is a `VirtualClock`."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self._clock = clock
        self._selector = _Selector(clock)
        self._clock_resolution = 1e-9

    def time(self) -> float:
        return self._clock.now

    def run_until_complete(self, future):
        result = super().run_until_complete(future)
        # Runner cancels what is left without a word; a snippet should wait for its own tasks.
        if left := [task for task in asyncio.all_tasks(self) if not task.done()]:
            names = ", ".join(sorted(task.get_coro().__qualname__ for task in left))
            raise TasksLeftRunning(f"the program ended while tasks were still running: {names}")
        return result

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


@contextlib.contextmanager
def virtual_time() -> Iterator[VirtualClock]:
    """Runs the block on a new `VirtualClock`, which it yields."""
    clock = VirtualClock()
    starts = {"time": EPOCH, "monotonic": 0.0, "perf_counter": 0.0}
    with contextlib.ExitStack() as patches:
        for name, start in starts.items():
            patch = mock.patch.object(time, name, lambda start=start: start + clock.now)
            patches.enter_context(patch)
        patches.enter_context(mock.patch.object(time, "sleep", clock.sleep))
        new_loop = mock.patch.object(asyncio.events, "new_event_loop", lambda: VirtualLoop(clock))
        patches.enter_context(new_loop)
        yield clock
