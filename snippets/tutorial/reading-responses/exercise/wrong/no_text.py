"""For an error without a body, problem returned '', and not '404 Not Found'."""

import httpx


def problem(url: str) -> str | None:
    response = httpx.get(url)
    if response.is_success:
        return None
    try:
        content = response.json()
    except ValueError:
        content = None
    if isinstance(content, dict) and "message" in content:
        return content["message"]
    return response.text.strip().partition("\n")[0].strip()
