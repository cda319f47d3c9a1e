import time

import httpx

TIMEOUT = httpx.Timeout(6.0, connect=3.0)

with httpx.Client(timeout=TIMEOUT) as client:
    for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
        start = time.monotonic()
        try:
            client.get(url)
        except httpx.RequestError as error:
            print(
                f"{type(error).__name__} after {time.monotonic() - start:.0f} s"
            )
            #> ConnectTimeout after 3 s
            #> ReadTimeout after 6 s
