import requests

response = requests.get("https://httpbin.org/get", timeout=5.0)
response.raise_for_status()
print(response.raw.version_string)
#> HTTP/1.1
