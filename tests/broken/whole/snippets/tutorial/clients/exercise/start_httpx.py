import httpx

print(httpx.get("https://httpbin.org/status/404").status_code)
#> 404
