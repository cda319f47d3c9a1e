import threading
import time

import httpx

START = time.monotonic()


class Pace:
    """Lets its callers start at least `interval` seconds apart."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.next_start = time.monotonic()
        self.lock = threading.Lock()

    def wait(self) -> None:
        with self.lock:
            time.sleep(max(0, self.next_start - time.monotonic()))
            self.next_start = time.monotonic() + self.interval


def fetch(client: httpx.Client, pace: Pace) -> str:
    pace.wait()
    sent = time.monotonic()
    response = client.get("https://httpbin.org/get")
    return f"{sent - START:.2f} s: status {response.status_code}"


pace = Pace(0.25)
with httpx.Client() as client:
    for _ in range(5):
        print(fetch(client, pace))
        #> 0.00 s: status 200
        #> 0.25 s: status 200
        #> 0.50 s: status 200
        #> 0.75 s: status 200
        #> 1.00 s: status 200
