import time

import httpx


class Pace:
    """Lets its callers start `interval` seconds apart."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.next_start = time.monotonic()

    def wait(self) -> None:
        now = time.monotonic()
        start = max(now, self.next_start)
        self.next_start = start + self.interval
        time.sleep(start - now)


def fetch(client: httpx.Client, pace: Pace, starts: list[float]) -> None:
    pace.wait()
    starts.append(time.monotonic())
    response = client.get("https://httpbin.org/get")
    response.raise_for_status()


starts: list[float] = []
pace = Pace(0.25)
with httpx.Client() as client:
    for _ in range(6):
        fetch(client, pace, starts)
print(" ".join(f"{start - starts[0]:.2f}" for start in starts))
#> 0.00 0.25 0.50 0.75 1.00 1.25
