from urllib.parse import urlsplit

import requests

URLS = [
    "https://httpbin.org/status/503",
    "https://no-such-host.invalid/report",
]


def describe(error: requests.RequestException) -> str:
    """Say in one line what failed and how, for a log."""
    if error.request is None:  # a URL without http://, for example
        return type(error).__name__
    url = urlsplit(error.request.url)
    what = f"{error.request.method} {url.hostname}{url.path}"
    if error.response is not None:
        return f"{what}: status {error.response.status_code}"
    return f"{what}: {type(error).__name__}"


with requests.Session() as session:
    for url in URLS:
        try:
            session.get(url, timeout=5.0).raise_for_status()
        except requests.RequestException as error:
            print(describe(error))
            #> GET httpbin.org/status/503: status 503
            #> GET no-such-host.invalid/report: ConnectionError
