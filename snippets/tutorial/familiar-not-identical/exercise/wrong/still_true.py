"""A page that is missing counts as working: https://httpbin.org/status/404 should give
'https://httpbin.org/status/404 is broken', not 'https://httpbin.org/status/404 works'."""

import httpx


def visit(url: str, params: dict[str, str]) -> str:
    response = httpx.get(httpx.URL(url).copy_merge_params(params), follow_redirects=True)
    return f"{response.url} {'works' if response else 'is broken'}"
