import httpx

response = httpx.get("https://api.github.com/users/python")
response.raise_for_status()
print(response.json()["html_url"])
#> https://github.com/python
