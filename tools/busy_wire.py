"""Runs hard programs at the wire while the machine is busy: `python -m tools.busy_wire`.

Whatever a program does at the wire must not depend on how much else the machine does. This starts
busy loops (eight by default), runs each program several times beside them, and prints every run
that failed or told something else than it should. Exits with status 1 if there was one.

Hard are programs with threads, with many connections, or with timeouts close to a delay: those
below, and the snippets in `SNIPPETS`. Not part of the suite, because it takes a minute or two.
"""

import argparse
import asyncio
import contextlib
import functools
import io
import queue
import re
import runpy
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import requests

from fake_internet.clock import real_monotonic
from fake_internet.wire import wired_internet

ROOT = Path(__file__).parents[1]
HTTPBIN = "https://httpbin.org"

# Which snippets are hard, as patterns below the folder snippets.
SNIPPETS = [
    "tutorial/concurrent-requests/elapsed_*.py",
    "tutorial/concurrent-requests/outcomes_*.py",
    "tutorial/http2/connections_async.py",
    "tutorial/limiting-concurrency/*_*.py",
    "tutorial/timeouts/deadline_*.py",
    "tutorial/timeouts/four_httpx.py",
    "tutorial/timeouts/not_a_deadline_*.py",
    "tutorial/timeouts/phases_*.py",
]


def outcome(get: Callable[..., object], timeout: float) -> str:
    """What comes of a request that takes 2.1 seconds."""
    try:
        get(f"{HTTPBIN}/delay/2", timeout=timeout)
    except (httpx.TimeoutException, requests.Timeout) as error:
        return type(error).__name__
    return "answer"


def threads_near_their_timeout() -> object:
    """Twenty threads, each with a client of its own and a timeout close to the delay."""
    timeouts = [2.0, 2.2] * 5
    with ThreadPoolExecutor(20) as executor:
        ours = executor.map(lambda timeout: outcome(httpx.get, timeout), timeouts)
        theirs = executor.map(lambda timeout: outcome(requests.get, timeout), timeouts)
        return Counter([*ours, *theirs]), round(time.monotonic(), 3)


def threads_share_one_connection() -> object:
    """Ten threads whose requests are streams of one HTTP/2 connection."""
    with httpx.Client(http2=True, timeout=2.5) as client, ThreadPoolExecutor(10) as executor:
        client.get(f"{HTTPBIN}/get")
        return Counter(executor.map(lambda _: outcome(client.get, 2.5), range(10)))


def many_at_once(http2: bool) -> object:
    """Thirty requests at once, with a timeout close to the delay."""

    async def main() -> object:
        limits = httpx.Limits(max_connections=30)
        async with httpx.AsyncClient(http2=http2, limits=limits, timeout=2.2) as client:
            requests = (client.get(f"{HTTPBIN}/delay/2") for _ in range(30))
            responses = await asyncio.gather(*requests)
        return Counter(response.status_code for response in responses)

    return asyncio.run(main()), round(time.monotonic(), 3)


def thirty_streams() -> object:
    return many_at_once(http2=True)


def thirty_connections() -> object:
    return many_at_once(http2=False)


def threads_beside_a_loop() -> object:
    """An event loop whose timers compete with what its threads ask for."""

    async def main() -> object:
        async with asyncio.timeout(2.2):
            told = await asyncio.gather(
                *(asyncio.to_thread(outcome, httpx.get, timeout) for timeout in [2.0, 2.2] * 3)
            )
        try:
            async with asyncio.timeout(2.0):
                await asyncio.to_thread(outcome, httpx.get, 2.2)
        except TimeoutError:
            told.append("too late")
        return Counter(told)

    return asyncio.run(main())


def loop_in_a_thread() -> object:
    """A client in the main thread, and an event loop in another one."""
    told: queue.Queue[str] = queue.Queue()

    async def main() -> None:
        async with httpx.AsyncClient(timeout=2.2) as client:
            await asyncio.gather(*(client.get(f"{HTTPBIN}/delay/2") for _ in range(5)))
        told.put("answers")

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    told.put(outcome(httpx.get, 2.0))
    told.put(outcome(httpx.get, 2.2))
    thread.join()
    return sorted(told.get() for _ in range(3))


def work_beside_a_wait() -> object:
    """A thread computes for a while, and another waits for an answer no longer than needed."""

    def compute() -> None:
        sum(number * number for number in range(1_000_000))

    with ThreadPoolExecutor(4) as executor:
        work = [executor.submit(compute) for _ in range(3)]
        told = outcome(httpx.get, 2.2)
        for future in work:
            future.result()
    return told, round(time.monotonic(), 3)


PROGRAMS: dict[Callable[[], object], object] = {
    threads_near_their_timeout: (Counter(ReadTimeout=10, answer=10), 2.1),
    threads_share_one_connection: Counter(answer=10),
    thirty_streams: (Counter({200: 30}), 2.1),
    thirty_connections: (Counter({200: 30}), 2.1),
    threads_beside_a_loop: Counter({"ReadTimeout": 3, "answer": 3, "too late": 1}),
    loop_in_a_thread: ["ReadTimeout", "answer", "answers"],
    work_beside_a_wait: ("answer", 2.1),
}


def snippet(path: Path) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(path), run_name="__main__")
    return printed.getvalue().rstrip("\n")


def hard_programs() -> Iterator[tuple[str, Callable[[], object], object]]:
    """The name, the program and what it should tell."""
    for program, expected in PROGRAMS.items():
        yield program.__name__, program, expected
    folder = ROOT / "snippets"
    for pattern in SNIPPETS:
        paths = sorted(folder.glob(pattern))
        if not paths:
            sys.exit(f"{pattern} in tools/busy_wire.py matches no snippet")
        for path in paths:
            shown = "\n".join(re.findall(r"^ *#> ?(.*)$", path.read_text("utf-8"), re.M))
            name = path.relative_to(folder).as_posix()
            yield name, functools.partial(snippet, path), shown


def failure(program: Callable[[], object], expected: object) -> str | None:
    """Why a run failed; None if it told what it should."""
    try:
        with wired_internet():
            told = program()
    except Exception as error:
        return "".join(traceback.format_exception_only(error)).rstrip()
    return None if told == expected else f"expected {expected!r}\n    told {told!r}"


@contextlib.contextmanager
def busy_loops(number: int) -> Iterator[None]:
    """Processes that compute for as long as the block runs."""
    command = [sys.executable, "-c", "while True: pass"]
    loops = [subprocess.Popen(command) for _ in range(number)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--loops", type=int, default=8, help="how many busy loops (default: 8)")
    parser.add_argument("--times", type=int, default=4, help="runs of each program (default: 4)")
    parser.add_argument("-k", dest="word", default="", help="only programs whose name has it")
    asked = parser.parse_args()
    programs = [program for program in hard_programs() if asked.word in program[0]]
    failed = 0
    with contextlib.chdir(tempfile.mkdtemp()), busy_loops(asked.loops):
        started = real_monotonic()
        for name, program, expected in programs:
            begun = real_monotonic()
            failures = [why for _ in range(asked.times) if (why := failure(program, expected))]
            failed += len(failures)
            seconds = (real_monotonic() - begun) / asked.times
            print(f"{name}: {len(failures)} of {asked.times} failed, {seconds:.2f} s a run")
            for why, times in Counter(failures).items():
                print(f"  {times} times: {why}")
        elapsed = real_monotonic() - started
    runs = len(programs) * asked.times
    print(f"{failed} of {runs} runs failed beside {asked.loops} busy loops ({elapsed:.0f} s)")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
