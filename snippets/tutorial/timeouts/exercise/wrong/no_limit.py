"""A server that answers after 5 minutes should be 'too late'; fate says 'fine'."""

import httpx


def fate(url: str) -> str:
    try:
        response = httpx.get(url, timeout=httpx.Timeout(None, connect=3.0))
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.TimeoutException:
        return "too late"
    except httpx.RequestError:
        return "no answer"
    return "fine"
