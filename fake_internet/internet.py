"""What a door to the world hands to a test: the clock, what was asked, what was refused."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from fake_internet.clock import VirtualClock, WireClock
from fake_internet.netguard import Refusals
from fake_internet.world import Head, Step

# So much of a response's content is kept, in bytes.
_KEPT = 2_000


@dataclass
class Exchange:
    """A request that the world received; at the mocks, httpx's to a host that cannot be reached
    as well. Times are seconds on the internet's clock."""

    request: httpx.Request
    http_version: str
    started: float
    status: int | None = None
    """The status code that was sent; None: the client gave up before."""
    answered: float | None = None
    """When the head of the response was sent."""
    headers: list[tuple[str, str]] = field(default_factory=list)
    """Those of the response."""
    content: bytearray = field(default_factory=bytearray)
    """The start of the response's content, as it was sent."""
    size: int = 0
    """How many bytes of content were sent."""
    whole: bool = False
    """Whether all of the response was sent."""
    ended: float | None = None
    """When the client was done with the response: it had all content, or hung up."""

    def note(self, step: Step, now: float) -> None:
        """Notes what was sent of the response."""
        if isinstance(step, Head):
            self.status, self.headers, self.answered = step.status, step.headers, now
        elif isinstance(step, bytes):
            self.content += step[: _KEPT - len(self.content)]
            self.size += len(step)


@dataclass
class Internet:
    """What happened while a program ran."""

    clock: VirtualClock | WireClock
    refusals: Refusals
    exchanges: list[Exchange] = field(default_factory=list)
    clients: list[Any] = field(default_factory=list)
    """The clients of httpx and httpx2 that sent requests, at the mocks; `httpx.get` and its like
    make one for each call."""

    notice: float = 0.0
    """Within how many seconds of the clock the world notices that a client has hung up."""

    def unfinished(self) -> list[Exchange]:
        """The responses that a client has neither read to their end nor closed."""
        latest = self.clock.now + self.notice
        while True:
            left = [
                exchange
                for exchange in self.exchanges
                if exchange.status is not None and exchange.ended is None
            ]
            if not left or self.clock.now >= latest:
                return left
            self.clock.sleep(0.02)
