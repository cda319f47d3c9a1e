import requests

headers = {"If-None-Match": '"v1"'}
response = requests.get(
    "https://httpbin.org/etag/v1", headers=headers, timeout=5.0
)
response.raise_for_status()
print(response.status_code)
#> 304
