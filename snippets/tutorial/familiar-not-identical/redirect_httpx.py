import httpx

response = httpx.get("https://httpbin.org/redirect/1")
print(response.status_code)
#> 302
