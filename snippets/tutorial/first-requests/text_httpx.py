import httpx

response = httpx.get("https://httpbin.org/robots.txt")
response.raise_for_status()

print(response.text.splitlines()[0])
#> User-agent: *
print(response.content[:10])
#> b'User-agent'
