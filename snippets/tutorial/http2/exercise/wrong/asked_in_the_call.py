"""The program raises TypeError on line 7."""

import httpx


def report(urls: list[str]) -> list[str]:
    return [f"{url} {httpx.get(url, http2=True).http_version}" for url in urls]


print(report(["https://httpbin.org/get"]))
