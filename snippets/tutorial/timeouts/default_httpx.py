import time

import httpx

start = time.monotonic()
try:
    httpx.get("https://httpbin.org/delay/8")
except httpx.TimeoutException as error:
    print(f"{type(error).__name__} after {time.monotonic() - start:.0f} s")
    #> ReadTimeout after 5 s
