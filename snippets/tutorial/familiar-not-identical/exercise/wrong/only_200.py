"""Every status of the form 2xx means success: https://httpbin.org/status/204 should give
'https://httpbin.org/status/204 works', not 'https://httpbin.org/status/204 is broken'."""

import httpx


def visit(url: str, params: dict[str, str]) -> str:
    response = httpx.get(httpx.URL(url).copy_merge_params(params), follow_redirects=True)
    return f"{response.url} {'works' if response.status_code == 200 else 'is broken'}"
