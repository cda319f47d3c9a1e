"""Claims of docs/migration/comparison.md."""

import httpx


def test_timeout() -> None:
    """| timeout | none | 5 seconds |"""
    assert httpx.Client().timeout == httpx.Timeout(5)
