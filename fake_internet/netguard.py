"""Nothing leaves this machine: every way out is refused with an error that names the target.

A refusal is a `RuntimeError`, and it is kept in a list as well, because a program may catch it.
The mocks hand it to a client as a connection that failed, because a reader who asks for what is
not there should meet the error that a client raises.
"""

import contextlib
import errno
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NoReturn
from unittest import mock

# Names that nobody has (RFC 2606); looking one up fails.
UNKNOWN_SUFFIX = ".invalid"

# Addresses for documentation that nobody answers (RFC 5737).
SILENT_PREFIX = "192.0.2."

Address = tuple[str, int]


class Refused(RuntimeError):
    """A program asked for something that is not in the fake internet."""


class Refusals(list[str]):
    """What was refused, in order."""

    def refuse(self, what: str, advice: str = "") -> Refused:
        """Notes the refusal, with advice for whoever wrote the program for this site, and returns
        the exception to raise, without."""
        self.append(f"{what}; {advice}" if advice else what)
        return Refused(what)


def nowhere(address: Address) -> None:
    """The way to every address, where there is no wire."""


@contextlib.contextmanager
def netguard(
    refusals: Refusals,
    addresses: Mapping[str, str] = MappingProxyType({}),
    way: Callable[[Address], Address | None] = nowhere,
) -> Iterator[None]:
    """Refuses name look-ups, connections and datagrams while the block runs.

    Excepted are the host names in `addresses`, connections for which `way` knows the address on
    this machine that they lead to, and those to a socket on which the program itself listens.
    """
    own: set[Address] = set()
    names = {address: name for name, address in addresses.items()}
    connect, sendmsg = socket.socket.connect, socket.socket.sendmsg
    listen_really = socket.socket.listen

    def refuse(what: str) -> Refused:
        return refusals.refuse(f"no network here: {what}")

    def refuse_socket(refused: socket.socket, what: str) -> Refused:
        refused.close()  # clients close a socket on OSError alone
        return refuse(what)

    def getaddrinfo(
        host: str | bytes | None, port: int, *args: object, **kwargs: object
    ) -> list[tuple[int, int, int, str, Address]]:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.endswith(UNKNOWN_SUFFIX):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if (name, port) in own or name.startswith(SILENT_PREFIX) and way((name, port)):
            address = name
        elif name in addresses:
            address = addresses[name]
        else:
            known = f" (known: {', '.join(addresses)})" if addresses else ""
            raise refuse(f"look-up of host {name!r}{known}")
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port))]

    def look_up(host: object, *args: object) -> NoReturn:
        raise refuse(f"look-up of host {host!r}")

    def listen(self: socket.socket, *args: int) -> None:
        listen_really(self, *args)
        own.add(self.getsockname())

    def reach(self: socket.socket, address: Address) -> None:
        if self.type != socket.SOCK_STREAM:
            raise refuse_socket(self, f"datagram to {address!r}")
        if (here := address if address in own else way(address)) is None:
            host, port = address[:2]
            raise refuse_socket(self, f"connection to {(names.get(host, host), port)!r}")
        return connect(self, here)

    def reach_ex(self: socket.socket, address: Address) -> int:
        try:
            reach(self, address)
        except OSError as error:
            return error.errno or errno.EAGAIN  # which is what a timeout is to `connect_ex`
        return 0

    def send_to(self: socket.socket, *args: object) -> NoReturn:
        raise refuse_socket(self, f"datagram to {args[-1]!r}")

    def send_message(
        self: socket.socket,
        buffers: Iterable[bytes | bytearray | memoryview],
        ancillary: Iterable[tuple[int, int, bytes]] = (),
        flags: int = 0,
        address: Address | None = None,
    ) -> int:
        if address is not None:
            raise refuse_socket(self, f"datagram to {address!r}")
        return sendmsg(self, buffers, ancillary, flags)

    replaced: dict[tuple[object, str], Callable[..., Any]] = {
        (socket, "getaddrinfo"): getaddrinfo,
        (socket, "gethostbyname"): look_up,
        (socket, "gethostbyname_ex"): look_up,
        (socket, "gethostbyaddr"): look_up,
        (socket.socket, "listen"): listen,
        (socket.socket, "connect"): reach,
        (socket.socket, "connect_ex"): reach_ex,
        (socket.socket, "sendto"): send_to,
        (socket.socket, "sendmsg"): send_message,
    }
    with contextlib.ExitStack() as patches:
        for (owner, name), replacement in replaced.items():
            patches.enter_context(mock.patch.object(owner, name, replacement))
        yield
