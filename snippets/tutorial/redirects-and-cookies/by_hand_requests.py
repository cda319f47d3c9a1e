from urllib.parse import urlsplit

import requests

HOSTS = {"httpbin.org"}
URLS = [
    "https://httpbin.org/redirect/2",
    "https://httpbin.org/redirect-to?url=https://postman-echo.com/get",
]


def check(url: str) -> None:
    """Raise ValueError unless it's the URL of one of our hosts."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.hostname not in HOSTS or parts.port:
        raise ValueError(f"not one of our hosts: {parts.hostname}")


def fetch(session: requests.Session, url: str) -> requests.Response:
    """Follow up to five redirects, as long as they lead to our hosts."""
    request = session.prepare_request(requests.Request("GET", url))
    check(request.url)
    response = session.send(request, allow_redirects=False, timeout=5.0)
    for _ in range(5):
        if response.next is None:
            response.raise_for_status()
            return response
        check(response.next.url)
        response = session.send(
            response.next, allow_redirects=False, timeout=5.0
        )
    raise ValueError("too many redirects")


with requests.Session() as session:
    print(fetch(session, URLS[0]).url)
    #> https://httpbin.org/get
    try:
        fetch(session, URLS[1])
    except ValueError as error:
        print(error)
        #> not one of our hosts: postman-echo.com
