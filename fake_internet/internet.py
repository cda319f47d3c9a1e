"""What a door to the world hands to a test: the clock, what was asked, what was refused."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from fake_internet.clock import VirtualClock, WireClock
from fake_internet.netguard import Refusals


@dataclass
class Exchange:
    """A request that the world received; at the mocks, httpx's to a host that cannot be reached
    as well. Times are seconds on the internet's clock."""

    request: httpx.Request
    http_version: str
    started: float
    status: int | None = None
    """The status code that was sent; None: the client gave up before."""
    ended: float | None = None
    """When the client was done with the response: it had all content, or hung up."""


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
