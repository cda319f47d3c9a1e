import time

import httpx

url = "https://httpbin.org/drip?duration=6&numbytes=6&delay=0"
start = time.monotonic()
response = httpx.get(url, timeout=2.0)
response.raise_for_status()
print(f"{len(response.content)} bytes in {time.monotonic() - start:.0f} s")
#> 6 bytes in 5 s
