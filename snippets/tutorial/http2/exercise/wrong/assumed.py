"""http://httpbin.org/ip was asked over HTTP/1.1; the report says 'http://httpbin.org/ip
HTTP/2'."""

import httpx


def report(urls: list[str]) -> list[str]:
    with httpx.Client(http2=True) as client:
        for url in urls:
            client.get(url).raise_for_status()
    return [f"{url} HTTP/2" for url in urls]
