"""It should print 200, not ''."""

import httpx

httpx.get("https://httpbin.org/status/200")
