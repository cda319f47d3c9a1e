import httpx

url = "https://httpbin.org/get"
params = {"cursor": None, "draft": True}

response = httpx.get(url, params=params)
print(response.url)
#> https://httpbin.org/get?cursor=&draft=true

given = {name: value for name, value in params.items() if value is not None}
response = httpx.get(url, params=given)
print(response.url)
#> https://httpbin.org/get?draft=true
