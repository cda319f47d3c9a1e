"""What a program opened and did not close: clients, sessions, responses and files.

httpx closes nothing behind a program's back and says nothing about it; requests' sessions
likewise. Python itself reports files, as ResourceWarning, when they are collected.
"""

import contextlib
import functools
import gc
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from unittest import mock

import httpx
import httpx2
import requests

from fake_internet.internet import Internet


@contextlib.contextmanager
def left_open(internet: Internet) -> Iterator[list[str]]:
    """Yields a list that names, once the program in the block has ended, what it left open."""
    opened: list[object] = []
    closed: set[int] = set()
    found: list[str] = []

    def remember(cls: type) -> AbstractContextManager[object]:
        original: Callable[..., None] = vars(cls)["__init__"]

        @functools.wraps(original)
        def __init__(self: object, *args: Any, **kwargs: Any) -> None:
            original(self, *args, **kwargs)
            opened.append(self)

        return mock.patch.object(cls, "__init__", __init__)

    close_session, send_request = requests.Session.close, requests.Session.send

    def close(self: requests.Session) -> None:
        close_session(self)
        closed.add(id(self))

    def send(self: requests.Session, *args: Any, **kwargs: Any) -> requests.Response:
        closed.discard(id(self))  # a Session opens connections again, and has to be closed again
        return send_request(self, *args, **kwargs)

    ours = sys.modules["__main__"]
    with contextlib.ExitStack() as stack:
        # What is there already is nobody's business below, and collecting would look at all of it.
        gc.freeze()
        stack.callback(gc.unfreeze)
        # A set, because with `-p tests.on_httpx2` two of the packages are one.
        packages = {httpx.Client, httpx.AsyncClient, httpx2.Client, httpx2.AsyncClient}
        for cls in packages | {requests.Session}:
            stack.enter_context(remember(cls))
        stack.enter_context(mock.patch.object(requests.Session, "close", close))
        stack.enter_context(mock.patch.object(requests.Session, "send", send))
        warned = stack.enter_context(warnings.catch_warnings(record=True))
        warnings.simplefilter("error")
        warnings.simplefilter("always", ResourceWarning)
        yield found
        found += [
            f"a {type(client).__module__}.{type(client).__name__}"
            for client in opened
            if not (getattr(client, "is_closed", False) or id(client) in closed)
        ]
        for exchange in internet.unfinished():
            request = exchange.request
            found.append(f"the response to {request.method} {request.url}")
        # The program is `__main__`, if it has started; what only it held is collected now.
        opened.clear()
        if sys.modules["__main__"] is not ours:
            vars(sys.modules["__main__"]).clear()
        gc.collect()
        found += [str(warning.message) for warning in warned]
