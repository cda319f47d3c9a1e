import time

import httpx

start = time.monotonic()
try:
    httpx.get("https://httpbin.org/delay/8")
except httpx.ReadTimeout:
    print(f"given up after {time.monotonic() - start:.0f} s")
    #> given up after 5 s
