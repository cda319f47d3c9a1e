import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://httpbin.org/status/404",
    "https://no-such-host.invalid/",
    "https://httpbin.org:port/",
]


def verdict(client: httpx.Client, url: str) -> str:
    """Return "ok", "later" if it's worth another try, or "never"."""
    try:
        client.get(url).raise_for_status()
    except Exception:
        return "later"
    return "ok"


with httpx.Client(follow_redirects=True) as client:
    for url in URLS:
        print(verdict(client, url))
        #> ok
        #> later
        #> later
        #> later
        #> later
        #> later
