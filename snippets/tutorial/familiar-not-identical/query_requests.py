import requests

url = "https://httpbin.org/get?page=2"
params = {"per_page": 10}

response = requests.get(url, params=params, timeout=5.0)
print(response.url)
#> https://httpbin.org/get?page=2&per_page=10
