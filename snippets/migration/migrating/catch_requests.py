import requests

URLS = [
    "https://httpbin.org/cookies",
    "https://httpbin.org/status/404",
    "https://httpbin.org/html",
    "https://httpbin.org:port/",
]

for url in URLS:
    try:
        response = requests.get(url, timeout=5.0)
        response.raise_for_status()
        print(response.json())
        #> {'cookies': {}}
    except requests.RequestException as error:
        print(type(error).__name__)
        #> HTTPError
        #> JSONDecodeError
        #> InvalidURL
