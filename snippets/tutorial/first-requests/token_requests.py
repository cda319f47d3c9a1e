import os

import requests

headers = {"Accept": "application/vnd.github+json"}
if token := os.environ.get("GITHUB_TOKEN"):
    headers["Authorization"] = f"Bearer {token}"

response = requests.get(
    "https://api.github.com/users/python", headers=headers, timeout=5.0
)
response.raise_for_status()
print(response.headers["X-RateLimit-Limit"], "requests an hour")
#> 60 requests an hour
