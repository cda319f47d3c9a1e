"""A server that answers after 5 minutes should be 'too late'; fate says 'no answer'."""

import httpx


def fate(url: str) -> str:
    try:
        response = httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.RequestError:
        return "no answer"
    except httpx.TimeoutException:
        return "too late"
    return "fine"
