"""A redirect is not followed to its end: https://httpbin.org/redirect/2 should give
'https://httpbin.org/get works', not 'https://httpbin.org/redirect/2 works'."""

import httpx


def visit(url: str, params: dict[str, str]) -> str:
    response = httpx.get(httpx.URL(url).copy_merge_params(params))
    return f"{response.url} {'works' if not response.is_error else 'is broken'}"
