import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/ip",
    "http://httpbin.org/get",
]


def report(urls: list[str]) -> list[str]:
    """A line for each URL: the URL, and the version it was asked over."""
    lines = []
    with httpx.Client(http2=True) as client:
        for url in urls:
            response = client.get(url)
            response.raise_for_status()
            lines.append(f"{url} {response.http_version}")
    return lines


for line in report(URLS):
    print(line)
    #> https://httpbin.org/get HTTP/2
    #> https://httpbin.org/ip HTTP/2
    #> http://httpbin.org/get HTTP/1.1
