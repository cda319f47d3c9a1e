r"""For an error that is not JSON, problem returned 'Down.\nSorry', and not 'Down.'."""

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
    return response.text or f"{response.status_code} {response.reason_phrase}"
