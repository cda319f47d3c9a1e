import httpx

response = httpx.get("https://httpbin.org/status/404")
print(bool(response))
#> True
print(response.is_success)
#> False
