"""A server that responds after 5 minutes should be 'timed out'; outcome returns 'fine'."""

import httpx


def outcome(url: str) -> str:
    try:
        response = httpx.get(url, timeout=httpx.Timeout(None, connect=3.0))
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"
