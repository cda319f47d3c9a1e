import httpx

response = httpx.get("https://httpbin.org/get")
print(response.raise_for_status().json()["url"])
#> https://httpbin.org/get
