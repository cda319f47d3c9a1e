import requests

response = requests.post(
    "https://httpbin.org/post", data=b"raw bytes", timeout=5.0
)
response.raise_for_status()
print(response.json()["data"])
#> raw bytes
