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
        response = httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.TimeoutException:
        return "too late"
    except httpx.RequestError:
        return "no answer"
    return "fine"


for url in URLS:
    print(fate(url))
    #> fine
    #> status 503
    #> too late
    #> no answer
