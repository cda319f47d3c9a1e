import httpx

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]

with httpx.Client() as client:
    for url in URLS:
        try:
            response = client.get(url)
            response.raise_for_status()
            print(response.json())
            #> {'cookies': {}}
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            print(type(error).__name__)
            #> HTTPStatusError
            #> JSONDecodeError
            #> InvalidURL
