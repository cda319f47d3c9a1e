import httpx2 as httpx

response = httpx.get("https://httpbin.org/get")
response.raise_for_status()
print(response.json()["headers"]["User-Agent"])
#> python-httpx2/2.16.2
