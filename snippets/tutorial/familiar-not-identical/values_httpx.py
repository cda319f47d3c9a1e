import httpx

params = {"cursor": None, "draft": True}
response = httpx.get("https://httpbin.org/get", params=params)
print(response.request.url.raw_path.decode())
#> /get?cursor=&draft=true
