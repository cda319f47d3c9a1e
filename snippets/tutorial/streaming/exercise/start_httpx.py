import time

import httpx

URL = "https://httpbin.org/drip?numbytes=4&duration=4&delay=0"


def beginning(url: str, size: int) -> bytes:
    """The first bytes of what the URL leads to."""
    response = httpx.get(url)
    response.raise_for_status()
    return response.content[:size]


start = time.monotonic()
print(beginning(URL, 2))
#> b'**'
print(f"after {time.monotonic() - start:.1f} s")
#> after 3.1 s
