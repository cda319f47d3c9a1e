import requests

params = {"cursor": None, "draft": True}
response = requests.get("https://httpbin.org/get", params=params, timeout=5.0)
print(response.url)
#> https://httpbin.org/get?draft=True
