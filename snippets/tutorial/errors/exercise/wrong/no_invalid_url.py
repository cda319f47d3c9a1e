"""For a URL with a port that is no number, verdict raises InvalidURL on line 8."""

import httpx


def verdict(client: httpx.Client, url: str) -> str:
    try:
        client.get(url).raise_for_status()
    except httpx.HTTPStatusError as error:
        return "later" if error.response.status_code in (429, 500, 502, 503, 504) else "never"
    except (httpx.UnsupportedProtocol, httpx.TooManyRedirects):
        return "never"
    except httpx.RequestError:
        return "later"
    return "ok"
