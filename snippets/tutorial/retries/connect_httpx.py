import time

import httpx

transport = httpx.HTTPTransport(retries=2)
with httpx.Client(transport=transport, timeout=1.0) as client:
    start = time.monotonic()
    try:
        client.get("https://192.0.2.1/")
    except httpx.ConnectTimeout:
        print(f"gave up after {time.monotonic() - start:.1f} s")
        #> gave up after 3.5 s

    start = time.monotonic()
    response = client.get("https://httpbin.org/status/503")
    print(response.status_code, f"after {time.monotonic() - start:.0f} s")
    #> 503 after 0 s
