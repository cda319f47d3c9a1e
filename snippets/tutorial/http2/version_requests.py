import requests

response = requests.get("https://httpbin.org/get", timeout=5.0)
response.raise_for_status()
print({11: "HTTP/1.1", 20: "HTTP/2"}[response.raw.version])
#> HTTP/1.1
