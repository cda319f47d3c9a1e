"""2 requests were sent; one is enough."""

import httpx

httpx.get("https://httpbin.org/status/200")
print(httpx.get("https://httpbin.org/status/200").status_code)
