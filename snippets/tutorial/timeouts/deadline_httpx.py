import time

import httpx

url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
deadline = time.monotonic() + 3.0
content = bytearray()

with httpx.stream("GET", url, timeout=2.0) as response:
    response.raise_for_status()
    for chunk in response.iter_bytes():
        content += chunk
        if time.monotonic() > deadline:
            print("given up after 3 seconds")
            #> given up after 3 seconds
            break
