"""Nothing leaves this machine: every way out is refused with an error that names the target.

A refusal is a `RuntimeError`, which neither client turns into one of its own errors, and it is
kept in a list as well, because `gather(return_exceptions=True)` or a bare `except` would
swallow it.
"""

import contextlib
import socket
from collections.abc import Iterator
from unittest import mock


class Refused(RuntimeError):
    """A program asked for something that is not in the fake internet."""


class Refusals(list[str]):
    """What was refused, in order."""

    def refuse(self, what: str) -> Refused:
        """Notes the refusal and returns the exception to raise."""
        self.append(what)
        return Refused(what)


@contextlib.contextmanager
def netguard(refusals: Refusals) -> Iterator[None]:
    """Refuses name look-ups, connections and datagrams while the block runs."""

    def look_up(host, *args, **kwargs):
        raise refusals.refuse(f"no network in the suite: look-up of host {host!r}")

    def reach(self, *args):
        raise refusals.refuse(f"no network in the suite: connection to {args[-1]!r}")

    names = ["getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"]
    with contextlib.ExitStack() as patches:
        for name in names:
            patches.enter_context(mock.patch.object(socket, name, look_up))
        for name in ["connect", "connect_ex", "sendto"]:
            patches.enter_context(mock.patch.object(socket.socket, name, reach))
        yield
