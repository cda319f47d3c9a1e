import httpx

response = httpx.get("https://httpbin.org/get")
print(response.raise_for_status())
#> <Response [200 OK]>
