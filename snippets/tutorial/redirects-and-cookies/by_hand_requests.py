from urllib.parse import urlsplit

import requests

HOSTS = {"httpbin.org"}
URLS = [
    "https://httpbin.org/redirect/2",
    "https://httpbin.org/redirect-to?url=https://postman-echo.com/get",
]


def fetch(session: requests.Session, url: str) -> requests.Response:
    """Follow redirects as long as they lead to our hosts; raise ValueError otherwise."""
    request = session.prepare_request(requests.Request("GET", url))
    for _ in range(5):
        target = urlsplit(request.url)
        if target.scheme != "https" or target.hostname not in HOSTS:
            raise ValueError(f"not one of our hosts: {target.hostname}")
        response = session.send(request, allow_redirects=False, timeout=5.0)
        if response.next is None:
            response.raise_for_status()
            return response
        request = response.next
    raise ValueError("too many redirects")


with requests.Session() as session:
    print(fetch(session, URLS[0]).url)
    #> https://httpbin.org/get
    try:
        fetch(session, URLS[1])
    except ValueError as error:
        print(error)
        #> not one of our hosts: postman-echo.com
