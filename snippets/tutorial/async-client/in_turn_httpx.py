import time

import httpx

start = time.monotonic()
with httpx.Client() as client:
    for _ in range(3):
        response = client.get("https://httpbin.org/delay/1")
        print(f"{response.status_code} after {time.monotonic() - start:.0f} s")
        #> 200 after 1 s
        #> 200 after 2 s
        #> 200 after 3 s
