import requests

response = requests.get("https://httpbin.org/status/404", timeout=5.0)
print(bool(response))
#> False
print(response.ok)
#> False
