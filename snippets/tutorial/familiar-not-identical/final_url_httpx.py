import httpx

response = httpx.get("https://httpbin.org/get?page=2")
response.raise_for_status()

print(str(response.url).endswith("?page=2"))
#> True
print(response.url.host)
#> httpbin.org
