import httpx

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]


def fetch(client: httpx.Client, url: str) -> str:
    try:
        response = client.get(url)
        response.raise_for_status()
        return f"found {response.json()}"
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        return f"failed: {type(error).__name__}"


with httpx.Client(follow_redirects=True) as client:
    for url in URLS:
        print(fetch(client, url))
        #> found {'cookies': {}}
        #> failed: HTTPStatusError
        #> failed: JSONDecodeError
        #> failed: InvalidURL
