"""The reason phrase of the server will do."""

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
    first = response.text.strip().partition("\n")[0].strip()
    return first or f"{response.status_code} {response.reason_phrase}"
