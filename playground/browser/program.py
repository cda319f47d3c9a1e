"""Runs programs and checks exercises in the reader's browser, inside Pyodide.

`start` once, then `run`, `compare`, `check` and `find` as often as wanted: each program gets a
directory, a `__main__` and a fake internet of its own, and what it changed in modules is put back.

Nothing waits here. What a program prints is sent with the time on its own clock, and the page
shows it at a pace that can be followed.
"""

import asyncio
import contextlib
import gc
import io
import json
import logging
import os
import runpy
import shutil
import ssl
import sys
import traceback
import types
import warnings
from asyncio import events, runners
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from typing_extensions import Buffer

    from fake_internet.internet import Internet

_HOME = Path("/home/reader")
_UNPACKED = Path("/lib/unpacked")

# What a program has printed is sent after so many real seconds or characters, and no more of it
# than `_MOST`: a page that shows endless output would stand still.
_SECONDS, _SIZE, _MOST = 0.05, 8_000, 300_000

# Larger files are not offered for download.
_LARGEST = 20_000_000

# Where modules come from; their places in Pyodide are the worker's but for the first.
ARCHIVES = {
    "stdlib": f"{Path(asyncio.__file__).parents[1]}/",
    "libraries": "/lib/libraries.zip/",
    "suite": "/lib/suite.zip/",
}

# What is loaded from there may stay so from one program to the next.
_KEPT = tuple(ARCHIVES.values())

# Frames of these say nothing about the program that failed.
_OURS = (
    ARCHIVES["suite"],
    f"{ARCHIVES['libraries']}respx/",
    *(f"{ARCHIVES['stdlib']}{name}" for name in ("runpy.py", "unittest/mock.py")),
    "<frozen runpy>",
)

_send: Callable[[str], None]
_clock: Callable[[], float]


def start(send: Callable[[str], None]) -> None:
    """Prepares Pyodide; `send` takes messages for the page, as JSON."""
    global _send
    _send = send
    _leave_pyodides_loop()
    # On Emscripten urllib3 would send real requests through the browser.
    emscripten = types.ModuleType("urllib3.contrib.emscripten")
    vars(emscripten)["inject_into_urllib3"] = lambda: None
    sys.modules[emscripten.__name__] = emscripten
    # Pyodide's ssl trusts nobody and names no place where certificates are; httpx2 wants to look.
    paths = ssl.DefaultVerifyPaths("", "", "", "/etc/ssl/cert.pem", "", "/etc/ssl/certs")
    ssl.get_default_verify_paths = lambda: paths
    # Else urllib3 compares the names in certificates by itself, and here nobody has any.
    vars(ssl)["HAS_NEVER_CHECK_COMMON_NAME"] = True
    import httpx  # noqa: F401
    import requests  # noqa: F401

    # httpbin imports a compiled library, to compress with, that the clients may not find.
    sys.modules["brotlicffi"] = types.ModuleType("brotlicffi")
    import fake_internet.mocks  # noqa: F401
    from fake_internet import hosts

    hosts.new_apps()
    del sys.modules["brotlicffi"]

    _unpack()
    gc.collect()
    gc.freeze()


def find(sources: str) -> str:
    """What files use of requests: `sources` is a JSON object of texts by path; gives JSON."""
    from porting.finder import find_in, for_json

    return json.dumps(for_json(find_in(json.loads(sources))))


def _leave_pyodides_loop() -> None:
    """Gives asyncio back its own `run`: Pyodide's would need promises that not all browsers have.

    The loops themselves are the virtual clock's (fake_internet/clock.py).
    """
    _leave_running_loop()
    asyncio.run = runners.run
    # Looked up when it is called, because the clock replaces it there.
    asyncio.new_event_loop = lambda: events.new_event_loop()
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        asyncio.set_event_loop_policy(None)  # Python 3.16 and Pyodide will have no policies


def _leave_running_loop() -> None:
    # asyncio has it for those who write event loops.
    asyncio._set_running_loop(None)


def _unpack() -> None:
    """Puts into files what is opened as one: httpbin's templates and the checks of exercises."""
    import zipfile

    import httpbin.core

    for archive, prefix in (("libraries", "httpbin/templates/"), ("suite", "snippets/")):
        with zipfile.ZipFile(f"/lib/{archive}.zip") as opened:
            names = [name for name in opened.namelist() if name.startswith(prefix)]
            opened.extractall(_UNPACKED, names)
    folder = str(_UNPACKED / "httpbin" / "templates")
    httpbin.core.tmpl_dir = httpbin.core.app.template_folder = folder


class _Output(io.RawIOBase):
    """A stream that sends what is written to it."""

    waiting: list[tuple[float, str, str]] = []  # seconds on the program's clock, kind, text
    size = total = 0
    sent = 0.0

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def writable(self) -> bool:
        return True

    def write(self, data: "Buffer", /) -> int:
        cls = _Output
        written = bytes(data)
        text = written.decode("utf-8", "replace")
        if cls.total <= _MOST:
            cls.total += len(text)
            cls.size += len(text)
            now = (_clock(), self._kind)
            if cls.waiting and cls.waiting[-1][:2] == now:
                cls.waiting[-1] = (*now, cls.waiting[-1][2] + text)
            else:
                cls.waiting.append((*now, text))
            if cls.size > _SIZE or _real_monotonic() - cls.sent > _SECONDS:
                cls.flush_all()
            if cls.total > _MOST:
                cls.flush_all()
                _tell("flood")
        return len(written)

    @classmethod
    def flush_all(cls) -> None:
        if cls.waiting:
            _tell("output", parts=cls.waiting)
        cls.waiting, cls.size, cls.sent = [], 0, _real_monotonic()

    @classmethod
    def begin(cls) -> None:
        cls.waiting, cls.size, cls.total, cls.sent = [], 0, 0, 0.0


def _real_monotonic() -> float:
    from fake_internet.clock import real_monotonic

    return real_monotonic()


def _tell(kind: str, **data: object) -> None:
    _send(json.dumps({"type": kind, **data}))


@dataclass
class _Ended:
    """How a program ended."""

    internet: "Internet"
    seconds: float
    error: str
    """The last line of what is said about its error; "" if it ended well."""
    broke: bool
    """Whether the memory was full."""


def _run(name: str, source: str, streams: dict[str, IO[str]]) -> _Ended:
    """Runs a program with its own `stdout` and `stderr`."""
    global _clock
    from fake_internet.mocks import mocked_internet

    error: BaseException | None = None
    said = ""
    with _own_state(), contextlib.ExitStack() as redirected:
        Path(name).write_text(source, encoding="utf-8")
        for kind, stream in streams.items():
            redirected.enter_context(getattr(contextlib, f"redirect_{kind}")(stream))
        with mocked_internet() as internet:
            _clock = partial(getattr, internet.clock, "now")
            try:
                runpy.run_path(name, run_name="__main__")
            except SystemExit as stop:
                if stop.code not in (None, 0):
                    error, said = stop, f"SystemExit: {stop.code}"
                    print(stop.code, file=sys.stderr)
            except BaseException as raised:
                error, report = raised, _report(raised)
                said = report.strip().rpartition("\n")[2]
                sys.stderr.write(report)
            seconds = internet.clock.now
        broke, error = isinstance(error, MemoryError), None
    return _Ended(internet, seconds, said, broke)


def run(name: str, source: str) -> str:
    """Runs a program and sends what it prints.

    Returns JSON: whether it `failed`, its `seconds` on its own clock, the names of the `files`
    that it wrote, its `exchanges` (`fake_internet.traffic.told`), and whether it `broke` Python,
    which is then to be started anew.
    """
    from fake_internet.traffic import told

    _Output.begin()
    ended = _run(name, source, {kind: _stream(kind) for kind in ("stdout", "stderr")})
    _Output.flush_all()
    result = {
        "failed": bool(ended.error),
        "seconds": ended.seconds,
        "files": [
            path.relative_to(_HOME).as_posix()
            for path in sorted(_HOME.rglob("*"))
            if path.is_file() and path.name != name and path.stat().st_size <= _LARGEST
        ],
        "exchanges": told(ended.internet.exchanges),
        "broke": ended.broke,
    }
    return json.dumps(result)


def _stream(kind: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(cast("IO[bytes]", _Output(kind)), "utf-8", write_through=True)


def compare(programs: str) -> str:
    """Runs two programs, and shows nothing of what they print.

    `programs` is a JSON list of their names and sources. Returns JSON: their `errors`, each a
    line or "", the `pairs` of what they sent, and whether one of them `broke` Python.
    """
    from fake_internet.traffic import compared

    ended = []
    for name, source in json.loads(programs):
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            ended.append(_run(name, source, {"stdout": nowhere, "stderr": nowhere}))
    result = {
        "errors": [each.error for each in ended],
        "pairs": compared(*(each.internet.exchanges for each in ended)),
        "broke": any(each.broke for each in ended),
    }
    return json.dumps(result)


def check(page: str, name: str, source: str) -> str:
    """Checks an answer to the exercise of a page.

    Returns JSON: what it `lacks`, in a sentence, or null.
    """
    from exercises import lack

    with _own_state():
        Path(name).write_text(source, encoding="utf-8")
        lacks = lack(_UNPACKED / "snippets" / page / "exercise" / "check.py", Path(name))
    return json.dumps({"lacks": lacks})


def _is_ours(frame: traceback.FrameSummary) -> bool:
    return frame.filename.startswith(_OURS)


def _report(error: BaseException) -> str:
    """The traceback without the frames that are not the reader's business."""
    whole = traceback.TracebackException.from_exception(error)
    left: list[traceback.TracebackException | None] = [whole]
    seen: set[int] = set()
    while left:
        each = left.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        each.stack[:] = [frame for frame in each.stack if not _is_ours(frame)]
        for chained in ("__cause__", "__context__"):
            other = getattr(each, chained)
            if other and other.stack and all(map(_is_ours, other.stack)):
                setattr(each, chained, None)  # raised and caught below the reader's program
        left += [each.__cause__, each.__context__, *(each.exceptions or [])]
    return "".join(whole.format())


@contextlib.contextmanager
def _own_state() -> Iterator[None]:
    """A new directory for the block, and afterwards everything as it was before."""
    os.chdir("/")
    shutil.rmtree(_HOME, ignore_errors=True)
    _HOME.mkdir(parents=True)
    os.chdir(_HOME)
    modules, path, arguments = dict(sys.modules), list(sys.path), list(sys.argv)
    environment = dict(os.environ)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    names = {module: dict(vars(module)) for module in modules.values() if _is_kept(module)}
    try:
        with warnings.catch_warnings():
            yield
    finally:
        _leave_running_loop()
        for name, module in list(sys.modules.items()):
            if name not in modules and not (_is_kept(module) and module.__name__ == name):
                del sys.modules[name]
        sys.modules |= modules
        sys.path[:], sys.argv[:] = path, arguments
        for name in set(os.environ) - set(environment):
            del os.environ[name]
        os.environ |= environment
        root.handlers[:] = handlers
        root.setLevel(level)
        for module, before in names.items():
            _restore(vars(module), before)
        gc.collect()


def _is_kept(module: object) -> bool:
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and file.startswith(_KEPT)


def _restore(now: dict[str, Any], before: dict[str, Any]) -> None:
    for name, value in list(now.items()):
        if name in before:
            if value is not before[name]:
                now[name] = before[name]
        elif sys.modules.get(f"{now['__name__']}.{name}") is not value:
            del now[name]  # but for a submodule, which stays imported
    for name in before.keys() - now.keys():
        now[name] = before[name]
