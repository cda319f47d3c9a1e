"""A server that answers after 5 minutes: fate raises ReadTimeout on line 8."""

import httpx


def fate(url: str) -> str:
    try:
        response = httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
    except TimeoutError:
        return "too late"
    except ConnectionError:
        return "no answer"
    return "fine" if response.is_success else f"status {response.status_code}"
