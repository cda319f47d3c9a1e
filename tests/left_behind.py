"""What a program left running, changed or written when it ended: it would surprise whoever pastes
it into a program of their own, or into a notebook.

A child process that nobody waited for is told by Python itself, as `left_open` tells of files.
"""

import contextlib
import functools
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

# What is written while a program runs: absolute paths, some of which may be gone again.
_written: set[Path] = set()
_WRITING = os.O_WRONLY | os.O_RDWR

# How many seconds a thread has that is on its way out, as AnyIO's are when their loop has ended.
_MOMENT = 0.5

# What Python keeps for itself, and what holds nothing.
_NOBODYS = ("__pycache__", "/dev/")


@contextlib.contextmanager
def left_behind() -> Iterator[list[str]]:
    """Yields a list that says, once the program in the block has ended, what it left behind."""
    found: list[str] = []
    threads, environment = set(threading.enumerate()), dict(os.environ)
    folder = Path.cwd()
    _note_what_is_written()
    _written.clear()
    yield found
    left = [thread for thread in threading.enumerate() if thread not in threads]
    for thread in left:
        thread.join(_MOMENT)
    found += [
        f"the thread {thread.name!r}, which still runs; join it"
        for thread in left
        if thread.is_alive()
    ]
    found += [
        f"the process {process.name!r}, which still runs; join it"
        for process in multiprocessing.active_children()
    ]
    found += [
        f"the environment variable {name}, set, changed or removed; put it back in `finally`"
        for name in sorted(environment.keys() | os.environ.keys())
        if environment.get(name) != os.environ.get(name)
    ]
    if not _is_current(folder):
        found.append("another current directory; use `contextlib.chdir`")
    found += [
        f"{path}, outside of the current directory; use `tempfile` with `with`, or write here"
        for path in sorted(_written)
        if path.exists() and not path.resolve().is_relative_to(folder.resolve())
    ]


@contextlib.contextmanager
def check_no_thread_is_left(patience: float = 5) -> Iterator[None]:
    """Waits `patience` seconds for each thread that the block started; raises AssertionError if
    one still runs then."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(patience)
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"the claim leaves the threads {running} running; join them"


def _is_current(folder: Path) -> bool:
    try:
        return Path.cwd() == folder
    except FileNotFoundError:  # the program has removed it
        return True


@functools.cache  # nothing takes a hook away again
def _note_what_is_written() -> None:
    def note(event: str, args: tuple[object, ...]) -> None:
        if event == "open" and isinstance(args[2], int) and args[2] & _WRITING:
            written = args[0]
        elif event in ("os.mkdir", "os.rename"):
            written = args[event == "os.rename"]
        else:
            return
        if isinstance(written, str | bytes | os.PathLike):
            path = os.path.abspath(os.fsdecode(written))
            if event == "open" and os.path.isdir(path):
                return  # `tempfile` names the folder first, and then the file that it opens
            if not any(part in path for part in _NOBODYS):
                _written.add(Path(path))

    sys.addaudithook(note)
