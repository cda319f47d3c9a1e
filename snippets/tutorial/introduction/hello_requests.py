import requests

response = requests.get("https://httpbin.org/get", timeout=5.0)
print(response)
#> <Response [200]>
