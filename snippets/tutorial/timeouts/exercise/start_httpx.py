import httpx

URLS = [
    "https://httpbin.org/delay/8",
    "https://httpbin.org/status/503",
    "http://192.0.2.1/",
    "https://no-such-host.invalid/",
]


def outcome(url: str) -> str:
    """What happened to the request, in a word or two."""
    try:
        httpx.get(url)
    except httpx.HTTPError:
        return "failed"
    return "fine"


for url in URLS:
    print(outcome(url))
    #> failed
    #> fine
    #> failed
    #> failed
