import time

import requests

url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
deadline = time.monotonic() + 3.0
content = bytearray()

with requests.get(url, stream=True, timeout=2.0) as response:
    response.raise_for_status()
    while chunk := response.raw.read1(4096, decode_content=True):
        content += chunk
        if time.monotonic() > deadline:
            print("given up after 3 seconds")
            #> given up after 3 seconds
            break
