"""What a program meets and cannot choose: the hosts' numbers, the date, its machine.

Programs run under the conditions `HERE`, whose output the site shows. The suite runs them
`ELSEWHERE` too, where the hosts behave the same and all numbers are others. A line of output that
differs there says something about the fake internet, not about HTTP or a library, and a reader
will see another one.

What a process cannot change about itself is not here. Python draws its hash seed for each process,
so every run of the suite has another one than the run before.
"""

import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Conditions:
    """The defaults are those of `HERE`."""

    date: float = 1_790_000_000.0  # 2026-09-21
    """What time.time() tells when the program starts."""
    uptime: float = 0.0
    """What time.monotonic() tells when the program starts, in seconds."""

    latency: float = 0.1
    """Every response takes this many seconds at least, so that waiting in turn and at once
    differ."""
    jitter: float = 0.0
    """At most this many seconds more, the same for each request to a path."""

    client_address: str = "127.0.0.1"
    """Where requests come from, as hosts see it."""
    first_place: int = 1
    """The last number of the first host's address."""
    headers: tuple[tuple[str, str], ...] = ()
    """What is added to every response on its way."""

    wordy: bool = False
    """Whether example.com and GitHub say in more bytes what they say."""
    more_repositories: int = 0
    """How many more repositories each GitHub account has than in hosts/github.py."""
    budget_spent: float = 0.0
    """Which share of GitHub's rate limit somebody with the same address has spent before; so much
    of its window has passed as well."""

    machine: str | None = None
    """The machine's name; None: its own."""
    environment: tuple[tuple[str, str], ...] = ()
    """What is set in the environment; HOME is then the program's own directory."""

    def latency_of(self, path: str) -> float:
        """How many seconds pass before a host begins to respond."""
        return self.latency + self.jitter * zlib.crc32(path.encode()) / 2**32


HERE = Conditions()

# Each value differs from HERE in a way that shows in what is printed of it, rounded or not.
ELSEWHERE = Conditions(
    date=1_851_234_567.0,  # 2028-08-30
    uptime=4096.0,  # a power of two: differences are as exact as from zero
    latency=0.23,
    jitter=0.09,
    client_address="198.51.100.77",  # for documentation, as RFC 5737 has it
    first_place=101,
    headers=(("Via", "1.1 elsewhere"),),
    wordy=True,
    more_repositories=13,
    budget_spent=0.4,
    machine="elsewhere",
    environment=(("USER", "somebody"), ("LOGNAME", "somebody"), ("TZ", "Asia/Kathmandu")),
)
