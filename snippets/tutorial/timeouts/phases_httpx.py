import httpx

TIMEOUT = httpx.Timeout(6.0, connect=3.0)


def what_was_late(url: str) -> str:
    try:
        httpx.get(url, timeout=TIMEOUT).raise_for_status()
    except httpx.ConnectTimeout:
        return "not connected within 3 seconds"
    except httpx.ReadTimeout:
        return "connected, but silent for 6 seconds"
    return "nothing"


for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
    print(what_was_late(url))
    #> not connected within 3 seconds
    #> connected, but silent for 6 seconds
