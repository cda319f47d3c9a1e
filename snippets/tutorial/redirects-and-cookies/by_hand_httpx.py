import httpx

HOSTS = {"httpbin.org"}
URLS = [
    "https://httpbin.org/redirect/2",
    "https://httpbin.org/redirect-to?url=https://postman-echo.com/get",
]


def fetch(client: httpx.Client, url: str) -> httpx.Response:
    """Follow redirects as long as they lead to our hosts; raise ValueError otherwise."""
    request = client.build_request("GET", url)
    for _ in range(5):
        if request.url.scheme != "https" or request.url.host not in HOSTS:
            raise ValueError(f"not one of our hosts: {request.url.host}")
        response = client.send(request, follow_redirects=False)
        if response.next_request is None:
            return response.raise_for_status()
        request = response.next_request
    raise ValueError("too many redirects")


with httpx.Client() as client:
    print(fetch(client, URLS[0]).url)
    #> https://httpbin.org/get
    try:
        fetch(client, URLS[1])
    except ValueError as error:
        print(error)
        #> not one of our hosts: postman-echo.com
