import requests

response = requests.get("https://httpbin.org/get", timeout=5.0)
response.raise_for_status()
print(response.json()["url"])
#> https://httpbin.org/get
