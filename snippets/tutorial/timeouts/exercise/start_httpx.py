import httpx

URLS = [
    "https://httpbin.org/delay/8",
    "https://httpbin.org/status/503",
    "http://192.0.2.1/",
    "https://no-such-host.invalid/",
]


def fate(url: str) -> str:
    """What became of a request."""
    try:
        httpx.get(url)
    except httpx.HTTPError:
        return "failed"
    return "fine"


for url in URLS:
    print(fate(url))
    #> failed
    #> fine
    #> failed
    #> failed
