import time

import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    """Send a GET, at most four times, until it is worth no other try."""
    for _ in range(3):
        response = client.get(url)
        if response.is_success:
            return response
        time.sleep(1)
    return client.get(url)


with httpx.Client() as client:
    for path in ["get", "status/404", "status/503"]:
        start = time.monotonic()
        response = get(client, f"https://httpbin.org/{path}")
        print(response.status_code, f"after {time.monotonic() - start:.0f} s")
        #> 200 after 0 s
        #> 404 after 3 s
        #> 503 after 3 s
