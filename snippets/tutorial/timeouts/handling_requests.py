import requests

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


def fate(session: requests.Session, url: str) -> str:
    try:
        response = session.get(url, timeout=5.0)
        response.raise_for_status()
    except requests.HTTPError as error:
        return f"refused with {error.response.status_code}"
    except requests.Timeout:
        return "too late"
    except requests.RequestException:
        return "no answer"
    return "fine"


with requests.Session() as session:
    for url in URLS:
        print(fate(session, url))
        #> fine
        #> refused with 503
        #> too late
        #> no answer
