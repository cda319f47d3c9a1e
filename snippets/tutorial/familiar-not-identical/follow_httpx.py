import httpx

response = httpx.get("https://httpbin.org/redirect/1", follow_redirects=True)
print(response.status_code)
#> 200
print([hop.status_code for hop in response.history])
#> [302]
