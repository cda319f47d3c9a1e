import time

import requests

url = "https://httpbin.org/drip?duration=4&numbytes=4&delay=0"
start = time.monotonic()
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for chunk in response.iter_content(chunk_size=1):
        print(f"{len(chunk)} byte after {time.monotonic() - start:.1f} s")
        #> 1 byte after 0.1 s
        #> 1 byte after 1.1 s
        #> 1 byte after 2.1 s
        #> 1 byte after 3.1 s
