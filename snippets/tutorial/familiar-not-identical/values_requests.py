import requests

url = "https://httpbin.org/get"
params = {"cursor": None, "draft": True}

response = requests.get(url, params=params, timeout=5.0)
print(response.url)
#> https://httpbin.org/get?draft=True
