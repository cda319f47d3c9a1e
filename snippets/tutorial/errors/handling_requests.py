import requests

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


def outcome(session: requests.Session, url: str) -> str:
    try:
        response = session.get(url, timeout=5.0)
        response.raise_for_status()
    except requests.HTTPError as error:
        return f"error status {error.response.status_code}"
    except requests.Timeout:
        return "timed out"
    except requests.RequestException:
        return "no response"
    return "fine"


with requests.Session() as session:
    for url in URLS:
        print(outcome(session, url))
        #> fine
        #> error status 503
        #> timed out
        #> no response
