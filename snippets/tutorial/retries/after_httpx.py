from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx


def retry_after(response: httpx.Response) -> float:
    """Return how many seconds the server asks us to wait; 0 if it doesn't say."""
    value = response.headers.get("Retry-After", "")
    if value.isdecimal():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return 0.0
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


with httpx.Client() as client:
    for value in ["120", "Fri, 31 Dec 1999 23:59:59 GMT", "soon"]:
        response = client.get(
            "https://httpbin.org/response-headers",
            params={"Retry-After": value},
        )
        response.raise_for_status()
        print(value, "->", retry_after(response))
        #> 120 -> 120.0
        #> Fri, 31 Dec 1999 23:59:59 GMT -> 0.0
        #> soon -> 0.0
