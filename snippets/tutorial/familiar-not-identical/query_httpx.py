import httpx

url = "https://httpbin.org/get?page=2"
response = httpx.get(url, params={"per_page": 10})
print(response.url)
#> https://httpbin.org/get?per_page=10
