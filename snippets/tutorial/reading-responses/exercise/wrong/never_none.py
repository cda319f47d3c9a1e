"""For a success whose JSON has a message, problem returned 'no such city', and not None."""

import httpx


def problem(url: str) -> str | None:
    response = httpx.get(url)
    try:
        return response.json()["message"]
    except ValueError:
        return response.text.strip().splitlines()[0]
