import requests

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]


def fetch(session: requests.Session, url: str) -> str:
    try:
        response = session.get(url, timeout=5.0)
        response.raise_for_status()
        return f"found {response.json()}"
    except requests.RequestException as error:
        return f"failed: {type(error).__name__}"


with requests.Session() as session:
    for url in URLS:
        print(fetch(session, url))
        #> found {'cookies': {}}
        #> failed: HTTPError
        #> failed: JSONDecodeError
        #> failed: InvalidURL
