import time

import httpx

URL = "https://httpbin.org/drip?numbytes=4&duration=4&delay=0"


def beginning(url: str, size: int) -> bytes:
    """The first bytes of what the URL leads to."""
    received = b""
    with httpx.stream("GET", url) as response:
        response.raise_for_status()
        for chunk in response.iter_bytes():
            received += chunk
            if len(received) >= size:
                break
    return received[:size]


start = time.monotonic()
print(beginning(URL, 2))
#> b'**'
print(f"after {time.monotonic() - start:.1f} s")
#> after 1.1 s
