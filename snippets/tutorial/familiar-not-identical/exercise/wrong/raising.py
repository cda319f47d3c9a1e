"""https://httpbin.org/status/404: visit raises HTTPStatusError on line 8."""

import httpx


def visit(url: str, params: dict[str, str]) -> str:
    link = httpx.URL(url).copy_merge_params(params)
    response = httpx.get(link, follow_redirects=True).raise_for_status()
    return f"{response.url} works"
