import time

import httpx

start = time.monotonic()
with httpx.Client() as client:
    for delay in [1, 2, 3]:
        url = f"https://httpbin.org/delay/{delay}"
        client.get(url).raise_for_status()
print(f"3 responses after {time.monotonic() - start:.1f} s")
#> 3 responses after 6.3 s
