"""For too many redirects, verdict returned 'later', and not 'never'."""

import httpx


def verdict(client: httpx.Client, url: str) -> str:
    try:
        client.get(url).raise_for_status()
    except httpx.HTTPStatusError as error:
        return "later" if error.response.status_code in (429, 500, 502, 503, 504) else "never"
    except httpx.RequestError:
        return "later"
    except httpx.InvalidURL:
        return "never"
    return "ok"
