import time

import requests


def fetch(url: str, seconds: float) -> bytes:
    deadline = time.monotonic() + seconds
    content = bytearray()
    with requests.get(url, stream=True, timeout=2.0) as response:
        response.raise_for_status()
        for chunk in response.iter_content(chunk_size=1):
            content += chunk
            if time.monotonic() > deadline:
                raise TimeoutError
    return bytes(content)


start = time.monotonic()
try:
    fetch("https://httpbin.org/drip?duration=6&numbytes=6&delay=0", 3.0)
except TimeoutError:
    print(f"given up after {time.monotonic() - start:.0f} s")
    #> given up after 3 s
