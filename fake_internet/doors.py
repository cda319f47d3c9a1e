"""The doors to the fake internet, and a visit through one of them that leaves nothing behind."""

import contextlib
import os
import platform
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from unittest import mock

from fake_internet.conditions import HERE, Conditions
from fake_internet.internet import Internet
from fake_internet.mocks import mocked_internet

# What a shell may hold that leads clients elsewhere.
_ENVIRONMENT = [
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC"),
]


def _wire(**options: Any) -> AbstractContextManager[Internet]:
    from fake_internet.wire import wired_internet  # which needs what a reader's browser lacks

    return wired_internet(**options)


DOORS: dict[str, Callable[..., AbstractContextManager[Internet]]] = {
    "mocks": mocked_internet,
    "wire": _wire,
}


@contextlib.contextmanager
def visit(door: str, conditions: Conditions = HERE, **options: Any) -> Iterator[Internet]:
    """Lets a program visit the fake internet through a door, by its name in `DOORS`.

    The program has a new directory as the current one, finds nothing in the environment that
    leads it elsewhere, and may become `__main__`, hide modules and change the environment: all
    is put back. `conditions` are those that it meets, and `options` are the door's own.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(_modules_put_back())
        stack.enter_context(mock.patch.dict(os.environ))
        for name in _ENVIRONMENT:
            os.environ.pop(name, None)
        # The program may leave files open in it, or remove it.
        folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        stack.enter_context(contextlib.chdir(stack.enter_context(folder)))
        if conditions.environment or conditions.machine:
            stack.enter_context(_on_another_machine(conditions))
        yield stack.enter_context(DOORS[door](conditions=conditions, **options))


@contextlib.contextmanager
def _on_another_machine(conditions: Conditions) -> Iterator[None]:
    """Lets a program find another home, environment and name of its machine."""
    with contextlib.ExitStack() as stack:
        changed = {"HOME": os.getcwd(), **dict(conditions.environment)}
        stack.callback(time.tzset)  # once TZ is put back
        stack.enter_context(mock.patch.dict(os.environ, changed))
        time.tzset()
        if conditions.machine:
            name = conditions.machine
            for owner, function in ((socket, "gethostname"), (platform, "node")):
                stack.enter_context(mock.patch.object(owner, function, lambda: name))
        yield


@contextlib.contextmanager
def _modules_put_back() -> Iterator[None]:
    """Takes back what a program has put in the place of a module; new modules stay."""
    before = dict(sys.modules)
    try:
        yield
    finally:
        for name in [name for name, module in sys.modules.items() if module is None]:
            del sys.modules[name]
        sys.modules.update(before)
