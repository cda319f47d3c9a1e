"""3 clients were opened for 3 requests; one can send them all."""

import httpx


def version(url: str) -> str:
    with httpx.Client(http2=True) as client:
        return client.get(url).raise_for_status().http_version


def report(urls: list[str]) -> list[str]:
    return [f"{url} {version(url)}" for url in urls]
