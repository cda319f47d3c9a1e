import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://httpbin.org/status/404",
    "https://no-such-host.invalid/",
    "https://httpbin.org:port/",
]
TEMPORARY = {429, 500, 502, 503, 504}


def verdict(client: httpx.Client, url: str) -> str:
    """Return "ok", "later" if it's worth another try, or "never"."""
    try:
        client.get(url).raise_for_status()
    except httpx.HTTPStatusError as error:
        return "later" if error.response.status_code in TEMPORARY else "never"
    except (httpx.UnsupportedProtocol, httpx.LocalProtocolError):
        return "never"
    except httpx.TransportError:
        return "later"
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return "never"
    return "ok"


with httpx.Client(follow_redirects=True) as client:
    for url in URLS:
        print(verdict(client, url))
        #> ok
        #> later
        #> later
        #> never
        #> later
        #> never
