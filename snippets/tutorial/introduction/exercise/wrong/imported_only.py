"""The request was sent by python-requests, not by httpx."""

import httpx
import requests

response = requests.get("https://httpbin.org/user-agent", timeout=5.0)
response.raise_for_status()
print(response.json()["user-agent"], httpx.__name__)
