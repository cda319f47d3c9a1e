import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/ip",
    "http://httpbin.org/get",
]


def report(urls: list[str]) -> list[str]:
    """A line for each URL: the URL, and the version it was asked over."""
    lines = []
    for url in urls:
        response = httpx.get(url)
        response.raise_for_status()
        lines.append(f"{url} {response.http_version}")
    return lines


for line in report(URLS):
    print(line)
    #> https://httpbin.org/get HTTP/1.1
    #> https://httpbin.org/ip HTTP/1.1
    #> http://httpbin.org/get HTTP/1.1
