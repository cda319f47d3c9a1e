import httpx

response = httpx.get("https://httpbin.org/get")
print(response)
#> <Response [200 OK]>
