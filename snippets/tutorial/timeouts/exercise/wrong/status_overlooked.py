"""An error of the server should be 'status 503'; outcome returns 'fine'."""

import httpx


def outcome(url: str) -> str:
    try:
        httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"
