import requests

response = requests.get("https://api.github.com/users/python", timeout=5.0)
response.raise_for_status()
print(response.json()["html_url"])
#> https://github.com/python
