import httpx

response = httpx.get("https://httpbin.org/user-agent", timeout=5.0)
response.raise_for_status()
print(response.json()["user-agent"])
#> python-httpx/0.28.1
