"""The fake internet refused a request: https://httpbin.org has no path '/get&size=5' in the fake
internet."""

from urllib.parse import urlencode

import httpx


def visit(url: str, params: dict[str, str]) -> str:
    response = httpx.get(f"{url}&{urlencode(params)}", follow_redirects=True)
    return f"{response.url} {'works' if response.is_success else 'is broken'}"
