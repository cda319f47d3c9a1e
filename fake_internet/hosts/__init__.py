"""The hosts of the fake internet, one file each; `fake_internet` says how to add one."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from types import MappingProxyType

import flask

from fake_internet.conditions import HERE, Conditions

NewApp = Callable[[], flask.Flask]
"""Makes a host's application, in the state of a visitor's first request."""

# What the host that is at work has paused so far; the world reads and empties it.
pauses: ContextVar[list[float]] = ContextVar("pauses")

# Those of the world whose host is at work.
conditions: ContextVar[Conditions] = ContextVar("conditions", default=HERE)


def pause(seconds: float) -> None:
    """What a host does instead of sleeping: whoever asked it waits, on a clock of their own.

    Raises LookupError if no world has asked the host.
    """
    pauses.get().append(seconds)


@functools.cache
def new_apps() -> Mapping[str, NewApp]:
    """By the host's name, what makes its application. The files in this folder are the list."""
    found: dict[str, NewApp] = {}
    for file in pkgutil.iter_modules(__path__):
        host = importlib.import_module(f"{__name__}.{file.name}")
        found |= dict.fromkeys(host.NAMES, host.new_app)
    return MappingProxyType(dict(sorted(found.items())))
