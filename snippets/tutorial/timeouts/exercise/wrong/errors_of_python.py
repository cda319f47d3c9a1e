"""A server that responds after 5 minutes: outcome raises ReadTimeout on line 8."""

import httpx


def outcome(url: str) -> str:
    try:
        response = httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
    except TimeoutError:
        return "timed out"
    except ConnectionError:
        return "no response"
    return "fine" if response.is_success else f"status {response.status_code}"
