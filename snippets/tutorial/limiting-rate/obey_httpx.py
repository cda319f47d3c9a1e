import math
import time
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx

URL = "https://api.github.com/search/repositories"
WORDS = ["http", "tcp", "tls", "dns", "ssh", "ftp"]
WORDS += ["smtp", "imap", "mqtt", "amqp", "grpc", "quic"]
PATIENCE = 120  # seconds


def retry_after(value: str) -> int | None:
    """The seconds that the header tells you to wait; None if it's malformed."""
    try:
        if value.isdecimal():
            return int(value)
        end = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if end.tzinfo is None:
        end = end.replace(tzinfo=UTC)
    return max(0, math.ceil(end.timestamp() - time.time()))


def seconds_to_wait(response: httpx.Response) -> int | None:
    """How long the server tells us to wait; None if it doesn't."""
    headers = response.headers
    if response.status_code not in (403, 429, 503):
        return None
    if "Retry-After" in headers:
        return retry_after(headers["Retry-After"])
    reset = headers.get("X-RateLimit-Reset", "")
    if headers.get("X-RateLimit-Remaining") == "0" and reset.isdecimal():
        return max(0, int(reset) - int(time.time()))
    return None


def search(client: httpx.Client, word: str) -> int:
    end = time.monotonic() + PATIENCE
    least = 1
    while True:
        response = client.get(URL, params={"q": word})
        if response.is_success:
            return response.json()["total_count"]
        seconds = seconds_to_wait(response)
        pause = max((seconds or 0) + 1, least)
        if seconds is None or pause > end - time.monotonic():
            response.raise_for_status()
        print(f"told to wait for {seconds} s")
        #> told to wait for 59 s
        time.sleep(pause)
        least *= 2


with httpx.Client() as client:
    counts = [search(client, word) for word in WORDS]
print(len(counts), "searches done")
#> 12 searches done
