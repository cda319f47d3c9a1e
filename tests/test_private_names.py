"""Each private or undocumented name of a library that we use is listed, still there, and used.

A library may change such a name at any release. Where it does, the entry's test says what to do;
where it need not be used any more, the entry goes. Names of our own are nobody else's business.
"""

import ast
import asyncio
import importlib
import inspect
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp.connector
import httpbin.core
import pytest
import urllib3.connection
import urllib3.util.connection
from hypercorn.asyncio.tcp_server import TCPServer
from pytest_examples import run_code

from contents import ROOT

ROOMS = ["contents", "exercises", "fake_internet", "playground", "tests", "theme", "tools"]
# Planted faults, and this list itself.
NOT_READ = re.compile(r"tests/(broken/.*|test_private_names\.py)")


@dataclass(frozen=True)
class Use:
    """A name of a library that is private or not documented."""

    name: str
    file: str
    """Where it is used."""
    holds: Callable[[], object]
    """Whether it is what we take it for."""
    otherwise: str
    """What to do when it is not."""

    def __str__(self) -> str:
        return f"{self.file}-{self.name}"


def parameters(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


def source(of: object) -> str:
    return inspect.getsource(of)  # type: ignore[arg-type]


def of_loop(name: str) -> Callable[..., object]:
    """A method of asyncio's loop; its stubs hold no private ones."""
    method: Callable[..., object] = getattr(asyncio.BaseEventLoop, name)
    return method


PRINT_PARAMETERS = ["python_path", "config", "enable", "print_callback", "include_print"]
CLOCK, WIRE, SOCKETS = (f"fake_internet/{name}.py" for name in ("clock", "wire", "sockets"))
USES = [
    Use(
        "_clock_resolution",
        CLOCK,
        lambda: "self._clock_resolution" in source(of_loop("_run_once")),
        "find how asyncio's loop now tells that a timer is due, or timers end a step too late",
    ),
    Use(
        "_selector",
        CLOCK,
        lambda: "self._selector.select(" in source(of_loop("_run_once")),
        "find what asyncio's loop now waits with, and put the virtual clock there",
    ),
    Use(
        "_process_events",
        CLOCK,
        lambda: parameters(of_loop("_process_events")) == ["self", "event_list"],
        "find what asyncio's loop now calls with what its selector returns",
    ),
    Use(
        "_write_to_self",
        CLOCK,
        lambda: parameters(of_loop("_write_to_self")) == ["self"],
        "find how asyncio's loop is now woken by another thread",
    ),
    Use(
        "_allocate_lock",
        CLOCK,
        lambda: callable(getattr(threading, "_allocate_lock", None)),
        "find where threading makes the locks of its Condition, and put the clock's there",
    ),
    Use(
        "_time",
        CLOCK,
        lambda: callable(getattr(threading, "_time", None)),
        "find by which clock threading counts a timeout, and put the virtual one there",
    ),
    Use(
        "_SSL_CONTEXT_VERIFIED",
        WIRE,
        lambda: "_SSL_CONTEXT_VERIFIED" in source(aiohttp.connector.TCPConnector),
        "find which context aiohttp verifies with by default; the wire's authority goes into it",
    ),
    Use(
        "idle_task",
        WIRE,
        lambda: (
            "self.idle_task.restart(" in source(TCPServer)
            and parameters(TCPServer)[:7]
            == ["app", "loop", "config", "context", "state", "reader", "writer"]
        ),
        "find what closes idle connections in hypercorn by a clock of its own; nothing may",
    ),
    Use(
        "create_connection",
        SOCKETS,
        lambda: (
            parameters(urllib3.util.connection.create_connection)[:2] == ["address", "timeout"]
            and "connection.create_connection(" in source(urllib3.connection.HTTPConnection)
        ),
        "find where urllib3 now opens a connection, and give it a socket of ours there",
    ),
    Use(
        "ssl_wrap_socket",
        SOCKETS,
        lambda: re.search(r"= ssl_wrap_socket\(\s*sock=sock,", source(urllib3.connection)),
        "find where urllib3 now starts TLS, and let a socket of ours pass there",
    ),
    Use(
        "wait_for_read",
        SOCKETS,
        lambda: "wait_for_read(self.sock, timeout=0.0)" in source(urllib3.connection),
        "find how urllib3 now sees that an idle connection was closed; ours never is",
    ),
    Use(
        "time",
        "fake_internet/hosts/httpbin.py",
        lambda: set(re.findall(r"\btime\.(\w+)", source(httpbin.core))) == {"sleep"},
        "let httpbin pause by whatever it calls now in /delay, /drip and /range",
    ),
    Use(
        "_set_running_loop",
        "playground/browser/program.py",
        lambda: callable(asyncio._set_running_loop),
        "find how a loop now says that it runs, and leave Pyodide's, which always does",
    ),
    Use(
        "InsertPrintStatements",
        "tests/runner.py",
        lambda: parameters(run_code.InsertPrintStatements) == PRINT_PARAMETERS,
        "find how pytest-examples now notes what each print printed",
    ),
]


@pytest.mark.parametrize("use", USES, ids=str)
def test_name_is_still_there(use: Use) -> None:
    try:
        holds = use.holds()
    except AttributeError as error:
        pytest.fail(f"{use.file}: {error}; {use.otherwise}", pytrace=False)
    assert holds, f"{use.file}: {use.name} is no longer what it was; {use.otherwise}"


@pytest.mark.parametrize("use", USES, ids=str)
def test_name_is_used(use: Use) -> None:
    text = (ROOT / use.file).read_text(encoding="utf-8")
    assert re.search(rf"\b{use.name}\b", text), (
        f"tests/test_private_names.py lists {use.name}, which {use.file} no longer uses; "
        "remove the entry"
    )


def files() -> list[str]:
    found = [path.relative_to(ROOT).as_posix() for room in ROOMS for path in room_files(room)]
    return [name for name in [*found, "hooks.py"] if not NOT_READ.fullmatch(name)]


def room_files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def is_private(name: str) -> bool:
    return bool(re.fullmatch(r"_[A-Za-z]\w*", name))


def defined(tree: ast.Module) -> Iterator[str]:
    """The names that a file gives to something of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and is_own(node):
            yield node.attr


def is_own(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")


def used(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The private names that a file asks somebody else for: as attributes, by import, or in
    quotes, as `getattr` and `mock.patch.object` take them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not is_own(node):
            names = [node.attr]
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value]
        else:
            continue
        yield from ((node.lineno, name) for name in names if is_private(name))


def check_names_are_listed(file: str, tree: ast.Module, ours: set[str]) -> None:
    listed = {use.name for use in USES if use.file == file}
    for line, name in used(tree):
        assert name in listed | ours, (
            f"{file}:{line}: {name} is a private name of a library; find a documented way, or "
            "list it in tests/test_private_names.py, with what to do when it goes"
        )


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse((ROOT / name).read_text(encoding="utf-8")) for name in files()}


@pytest.fixture(scope="module")
def ours(trees: dict[str, ast.Module]) -> set[str]:
    return {name for tree in trees.values() for name in defined(tree)}


@pytest.mark.parametrize("file", files())
def test_private_names_are_listed(file: str, trees: dict[str, ast.Module], ours: set[str]) -> None:
    check_names_are_listed(file, trees[file], ours)


def test_clock_overrides_what_is_listed() -> None:
    """A class of ours that takes the place of a library's private method does so by the list."""
    clock = importlib.import_module("fake_internet.clock")
    listed = {use.name for use in USES if use.file == CLOCK}
    for owner in vars(clock).values():
        if inspect.isclass(owner) and owner.__module__ == clock.__name__:
            above = {name for base in owner.__mro__[1:] for name in vars(base)}
            private = {name for name in vars(owner) if is_private(name) and name in above}
            assert private <= listed, f"{CLOCK}: {owner.__name__} overrides {private - listed}"


@pytest.mark.parametrize(
    "fault",
    [
        "import httpx\nhttpx.Client()._transport",
        "from httpx import _client",
        "from unittest import mock\nmock.patch.object(object, '_transport', None)",
    ],
)
def test_unlisted_name_is_told(fault: str) -> None:
    with pytest.raises(AssertionError, match=r"planted\.py:\d: _(transport|client) is a private"):
        check_names_are_listed("planted.py", ast.parse(fault), {"_ours"})
