import time

import requests

start = time.monotonic()
with requests.Session() as session:
    for delay in [1, 2, 3]:
        url = f"https://httpbin.org/delay/{delay}"
        session.get(url, timeout=5.0).raise_for_status()
print(f"3 responses after {time.monotonic() - start:.1f} s")
#> 3 responses after 6.3 s
