import httpx

response = httpx.get("https://httpbin.org/robots.txt")
response.raise_for_status()

print(response.headers["Content-Type"])
#> text/plain
print(response.encoding)
#> utf-8
