"""Claims of docs/tutorial/clients.md."""

import httpx


def test_default() -> None:
    """A client waits five seconds for an answer."""
    assert httpx.Client().timeout == httpx.Timeout(5)
