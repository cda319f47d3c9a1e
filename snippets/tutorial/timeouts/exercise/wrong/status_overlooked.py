"""An error of the server should be 'status 503'; fate says 'fine'."""

import httpx


def fate(url: str) -> str:
    try:
        httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
    except httpx.TimeoutException:
        return "too late"
    except httpx.RequestError:
        return "no answer"
    return "fine"
