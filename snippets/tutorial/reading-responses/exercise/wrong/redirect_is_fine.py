"""For a redirect without a body, problem returned None, and not '302 Found'."""

import httpx


def problem(url: str) -> str | None:
    response = httpx.get(url)
    if not response.is_error:
        return None
    try:
        content = response.json()
    except ValueError:
        content = None
    if isinstance(content, dict) and "message" in content:
        return content["message"]
    first = response.text.strip().partition("\n")[0].strip()
    return first or f"{response.status_code} {response.reason_phrase}"
