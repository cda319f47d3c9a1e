from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(8)]
URLS += ["https://httpbin.org/status/503", "https://no-such-host.invalid/"]


def status(client: httpx.Client, url: str) -> int | None:
    """The status of the URL; None if there was no response."""
    try:
        return client.get(url).status_code
    except (httpx.RequestError, httpx.InvalidURL, ValueError):
        return None


with httpx.Client() as client, ThreadPoolExecutor(max_workers=3) as executor:
    statuses = list(executor.map(partial(status, client), URLS))
print(statuses)
#> [200, 200, 200, 200, 200, 200, 200, 200, 503, None]
