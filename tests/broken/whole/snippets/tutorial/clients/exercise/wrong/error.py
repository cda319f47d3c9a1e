"""The program raises HTTPStatusError on line 5."""

import httpx

response = httpx.get("https://httpbin.org/status/404").raise_for_status()
print(response.status_code)
