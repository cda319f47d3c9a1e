import requests

params = {"cursor": None, "draft": "true"}
response = requests.get("https://httpbin.org/get", params=params, timeout=5.0)
print(response.url)
#> https://httpbin.org/get?draft=true
