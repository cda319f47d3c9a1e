import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import requests

URLS = [f"https://httpbin.org/get?id={number}" for number in range(8)]
URLS += ["https://httpbin.org/status/503", "https://no-such-host.invalid/"]
thread = threading.local()


def status(url: str) -> int | None:
    """The status of the URL; None if there was no response."""
    try:
        return thread.session.get(url, timeout=5.0).status_code
    except requests.RequestException:
        return None


with ExitStack() as sessions:

    def open_session() -> None:
        thread.session = sessions.enter_context(requests.Session())

    with ThreadPoolExecutor(
        max_workers=3, initializer=open_session
    ) as executor:
        statuses = list(executor.map(status, URLS))
print(statuses)
#> [200, 200, 200, 200, 200, 200, 200, 200, 503, None]
