"""For the status 501, verdict returned 'later', and not 'never'."""

import httpx


def verdict(client: httpx.Client, url: str) -> str:
    try:
        client.get(url).raise_for_status()
    except httpx.HTTPStatusError as error:
        return "later" if error.response.is_server_error else "never"
    except (httpx.UnsupportedProtocol, httpx.TooManyRedirects, httpx.InvalidURL):
        return "never"
    except httpx.RequestError:
        return "later"
    return "ok"
