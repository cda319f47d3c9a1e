import time

import httpx

TIMEOUT = httpx.Timeout(6.0, connect=3.0)


def what_was_late(url: str) -> str:
    start = time.monotonic()
    try:
        httpx.get(url, timeout=TIMEOUT).raise_for_status()
    except httpx.ConnectTimeout:
        return f"no connection after {time.monotonic() - start:.0f} s"
    except httpx.ReadTimeout:
        return f"no answer after {time.monotonic() - start:.0f} s"
    return "nothing"


for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
    print(what_was_late(url))
    #> no connection after 3 s
    #> no answer after 6 s
