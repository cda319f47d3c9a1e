"""For an error whose JSON is a list, problem raises AttributeError on line 11."""

import httpx


def problem(url: str) -> str | None:
    response = httpx.get(url)
    if response.is_success:
        return None
    try:
        return response.json().get("message")
    except ValueError:
        return response.text.strip().partition("\n")[0].strip()
