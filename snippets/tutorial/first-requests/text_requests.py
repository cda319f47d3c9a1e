import requests

response = requests.get("https://httpbin.org/robots.txt", timeout=5.0)
response.raise_for_status()

print(response.text.splitlines()[0])
#> User-agent: *
print(response.content[:10])
#> b'User-agent'
