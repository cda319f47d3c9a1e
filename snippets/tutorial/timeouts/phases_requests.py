import requests

TIMEOUT = (3.0, 6.0)


def what_was_late(url: str) -> str:
    try:
        requests.get(url, timeout=TIMEOUT).raise_for_status()
    except requests.ConnectTimeout:
        return "not connected within 3 seconds"
    except requests.ReadTimeout:
        return "connected, but silent for 6 seconds"
    return "nothing"


for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
    print(what_was_late(url))
    #> not connected within 3 seconds
    #> connected, but silent for 6 seconds
