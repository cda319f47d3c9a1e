import requests

requests.get("https://httpbin.org/cookies/set/theme/dark", timeout=5.0)
response = requests.get("https://httpbin.org/cookies", timeout=5.0)
response.raise_for_status()
print(response.json())
#> {'cookies': {}}
