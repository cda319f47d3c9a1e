import time

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

retry = Retry(
    total=3,
    status_forcelist={429, 502, 503, 504},
    backoff_factor=0.5,
    raise_on_status=False,
)

with requests.Session() as session:
    session.mount("https://", HTTPAdapter(max_retries=retry))
    for method in ["GET", "POST"]:
        start = time.monotonic()
        response = session.request(
            method, "https://httpbin.org/status/503", timeout=5.0
        )
        print(
            method,
            response.status_code,
            f"after {time.monotonic() - start:.0f} s",
        )
        #> GET 503 after 3 s
        #> POST 503 after 0 s
