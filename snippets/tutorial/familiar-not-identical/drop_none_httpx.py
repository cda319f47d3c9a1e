import httpx

params = {"cursor": None, "draft": "true"}
sent = {name: value for name, value in params.items() if value is not None}
response = httpx.get("https://httpbin.org/get", params=sent)
print(response.url)
#> https://httpbin.org/get?draft=true
