import httpx

url = "https://httpbin.org/get?page=2"
params = {"per_page": 10}

response = httpx.get(url, params=params)
print(response.url)
#> https://httpbin.org/get?per_page=10

merged = httpx.URL(url).copy_merge_params(params)
response = httpx.get(merged)
print(response.url)
#> https://httpbin.org/get?page=2&per_page=10
