import time

import requests

start = time.monotonic()
with requests.Session() as session:
    for _ in range(3):
        response = session.get("https://httpbin.org/delay/1", timeout=5.0)
        print(f"{response.status_code} after {time.monotonic() - start:.0f} s")
        #> 200 after 1 s
        #> 200 after 2 s
        #> 200 after 3 s
