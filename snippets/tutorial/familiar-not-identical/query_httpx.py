import httpx

url = "https://httpbin.org/get?page=2"
response = httpx.get(url, params={"per_page": 10})
print(response.request.url.raw_path.decode())
#> /get?per_page=10
