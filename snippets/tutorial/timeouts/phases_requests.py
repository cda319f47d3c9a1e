import time

import requests

TIMEOUT = (3.0, 6.0)

with requests.Session() as session:
    for url in ["https://192.0.2.1/", "https://httpbin.org/delay/8"]:
        start = time.monotonic()
        try:
            session.get(url, timeout=TIMEOUT)
        except requests.RequestException as error:
            print(
                f"{type(error).__name__} after {time.monotonic() - start:.0f} s"
            )
            #> ConnectTimeout after 3 s
            #> ReadTimeout after 6 s
