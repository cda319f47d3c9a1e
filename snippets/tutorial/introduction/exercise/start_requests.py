import requests

response = requests.get("https://httpbin.org/user-agent", timeout=5.0)
response.raise_for_status()
print(response.json()["user-agent"])
#> python-requests/2.34.2
