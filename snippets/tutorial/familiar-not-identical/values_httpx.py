import httpx

params = {"cursor": None, "draft": True}
response = httpx.get("https://httpbin.org/get", params=params)
print(response.url)
#> https://httpbin.org/get?cursor=&draft=true
