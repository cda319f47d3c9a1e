import requests

response = requests.get("https://httpbin.org/redirect/1", timeout=5.0)
print(response.status_code)
#> 200
print([hop.status_code for hop in response.history])
#> [302]
