import httpx

url = httpx.URL("https://httpbin.org/get?page=2")
response = httpx.get(url.copy_merge_params({"per_page": 10}))
print(response.url)
#> https://httpbin.org/get?page=2&per_page=10
