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
        response = httpx.get(url, timeout=httpx.Timeout(10.0, connect=3.0))
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"status {error.response.status_code}"
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"


for url in URLS:
    print(outcome(url))
    #> fine
    #> status 503
    #> timed out
    #> no response
