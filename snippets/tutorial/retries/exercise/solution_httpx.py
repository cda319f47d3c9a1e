import time

import httpx

TEMPORARY = {429, 502, 503, 504}
LONGEST = 30  # seconds


def get(client: httpx.Client, url: str) -> httpx.Response:
    """Send a GET, at most four times, until it is worth no other try."""
    for pause in [1, 2, 4]:
        try:
            response = client.get(url)
            if response.status_code not in TEMPORARY:
                return response
            wanted = response.headers.get("Retry-After", "")
            if wanted.isdecimal():
                pause = max(pause, int(wanted))
            if pause > LONGEST:
                return response
        except httpx.TransportError:
            pass
        time.sleep(pause)
    return client.get(url)


with httpx.Client() as client:
    for path in ["get", "status/404", "status/503"]:
        start = time.monotonic()
        response = get(client, f"https://httpbin.org/{path}")
        print(response.status_code, f"after {time.monotonic() - start:.0f} s")
        #> 200 after 0 s
        #> 404 after 0 s
        #> 503 after 7 s
