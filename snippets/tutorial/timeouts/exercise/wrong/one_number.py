"""A host that is silent when you connect kept you waiting for 10 s, not 3 s."""

import httpx


def outcome(url: str) -> str:
    try:
        response = httpx.get(url, timeout=10.0)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"
