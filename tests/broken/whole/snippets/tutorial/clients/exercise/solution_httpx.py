import httpx

print(httpx.get("https://httpbin.org/status/200").status_code)
#> 200
