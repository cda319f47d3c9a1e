import requests

response = requests.get(
    "https://httpbin.org/redirect/1", allow_redirects=False, timeout=5.0
)
response.raise_for_status()
print("no error for status", response.status_code)
#> no error for status 302
